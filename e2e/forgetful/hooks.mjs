// node --import: the control of A4. A house whose live meetings answer before they store; nothing of it is in the product.
import { registerHooks } from "node:module";

const forgetful = new URL("execute-command.ts", import.meta.url).href;
const durable = "/app/meeting/live/execute-command.ts";

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    return found.url.endsWith(durable) && context.parentURL !== forgetful ? { ...found, url: forgetful } : found;
  },
});
