package io.intaglio.djl.train;

import io.intaglio.train.ResourceUsage;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** What a training holds at the end of an epoch, for the Java Flight Recorder. */
@Name("io.intaglio.TrainingEpoch")
@Label("Training epoch")
@Category("Intaglio")
@Description("What a training holds at the end of an epoch; figures that grow are a leak")
@StackTrace(false)
final class EpochEvent extends Event {

    @Label("Epoch")
    long epoch;

    @Label("Native arrays")
    int arrays;

    @Label("Resident memory")
    @DataAmount
    long resident;

    static void emit(long epoch, ResourceUsage resources) {
        EpochEvent event = new EpochEvent();
        event.epoch = epoch;
        event.arrays = resources.arrays();
        event.resident = resources.residentBytes();
        event.commit();
    }
}
