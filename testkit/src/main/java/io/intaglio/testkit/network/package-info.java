/** The built-in layers in plain loops, and small networks that hold all of them: what an engine is compared with. */
package io.intaglio.testkit.network;
