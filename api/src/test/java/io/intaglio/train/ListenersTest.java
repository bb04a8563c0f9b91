package io.intaglio.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenersTest {

    private static TrainingListener noting(List<String> heard, String who, boolean stop) {
        return (TrainingListener) Proxy.newProxyInstance(
                TrainingListener.class.getClassLoader(),
                new Class<?>[] {TrainingListener.class},
                (proxy, method, args) -> {
                    heard.add(who + " " + method.getName());
                    return method.getReturnType() == boolean.class ? stop : null;
                });
    }

    @Test
    void each_hears_everything_in_turn() throws ReflectiveOperationException {
        for (Method method : TrainingListener.class.getMethods()) {
            if (Modifier.isStatic(method.getModifiers())) {
                continue;
            }
            List<String> heard = new ArrayList<>();
            TrainingListener both = TrainingListener.all(noting(heard, "first", false), noting(heard, "second", false));
            Object[] arguments = Arrays.stream(method.getParameterTypes())
                    .map(type -> type == long.class ? (Object) 1L : type == int.class ? 1 : null)
                    .toArray();

            method.invoke(both, arguments);

            assertThat(heard).containsExactly("first " + method.getName(), "second " + method.getName());
        }
    }

    @Test
    void any_can_stop_it() {
        List<String> heard = new ArrayList<>();

        assertThat(TrainingListener.all(noting(heard, "a", false), noting(heard, "b", true))
                        .stop())
                .isTrue();
        assertThat(TrainingListener.all(noting(heard, "a", false)).stop()).isFalse();
        assertThat(TrainingListener.all().stop()).isFalse();
    }
}
