import { reactRouter } from "@react-router/dev/vite";
import { type Plugin, defineConfig } from "vite";

/** A room imported by value from a page would be bundled and exist twice: the build stops, development shows the sentence. */
const doors = (): Plugin => ({
  name: "doors",
  enforce: "pre",
  load(id) {
    if (!/\/app\/(ground|before|meeting|after)\/[^/]+\/(index|store[.\w-]*)\.ts(\?|$)/.test(id)) return;
    this.error(`${id} would be bundled: import only types of a room, and ask context.get(house)`);
  },
});

export default defineConfig({
  plugins: [doors(), reactRouter()],
  environments: {
    ssr: {
      build: { rollupOptions: { input: "./app/web/handler.ts" } },
    },
  },
});
