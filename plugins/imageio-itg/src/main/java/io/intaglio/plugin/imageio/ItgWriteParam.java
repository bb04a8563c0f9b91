package io.intaglio.plugin.imageio;

import io.intaglio.itg.ItgModel;
import io.intaglio.itg.ItgQuality;
import java.util.Locale;
import javax.imageio.ImageWriteParam;
import org.jspecify.annotations.Nullable;

/**
 * Says how a file is written: the quality, from 0 to 1; how long smaller files are looked for; the model.
 *
 * @since 0.1
 */
public final class ItgWriteParam extends ImageWriteParam {

    private static final String TYPE = "itg";
    private static final int USUAL_EFFORT = 2;
    private static final int MOST_EFFORT = 9;

    private int effort = USUAL_EFFORT;
    private @Nullable ItgModel model;

    /** Creates the defaults: quality 0.6, effort 2, the included model. */
    public ItgWriteParam(@Nullable Locale locale) {
        super(locale);
        canWriteCompressed = true;
        compressionTypes = new String[] {TYPE};
        compressionType = TYPE;
        compressionMode = MODE_EXPLICIT;
        compressionQuality = ItgQuality.USUAL / 100f;
    }

    @Override
    public void unsetCompression() {
        super.unsetCompression();
        compressionType = TYPE;
        compressionQuality = ItgQuality.USUAL / 100f;
    }

    /** Returns how long smaller files are looked for. */
    public int getEffort() {
        return effort;
    }

    /**
     * Sets how long smaller files of the same quality are looked for.
     *
     * @param effort from 0 to 9
     */
    public void setEffort(int effort) {
        if (effort < 0 || effort > MOST_EFFORT) {
            throw new IllegalArgumentException("an effort must be between 0 and " + MOST_EFFORT + ", not " + effort);
        }
        this.effort = effort;
    }

    /** Sets the model; readers need it, too. */
    public void setModel(ItgModel model) {
        this.model = model;
    }

    /** Returns the model, the included one unless another was set. */
    public ItgModel getModel() {
        return model == null ? ItgModel.included() : model;
    }

    /** Returns the quality from 1 to 100. */
    static int quality(@Nullable ImageWriteParam param) {
        if (param == null || !param.canWriteCompressed() || param.getCompressionMode() != MODE_EXPLICIT) {
            return ItgQuality.USUAL;
        }
        return Math.max(1, Math.round(100 * param.getCompressionQuality()));
    }
}
