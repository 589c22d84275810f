// For the controls: a house in which one file of the product is another one. Nothing of it is in the product.
import { registerHooks } from "node:module";

/** Whoever imports the file that ends with `product` gets `other` instead; only `other` itself gets the real one. */
export function replace(product, other) {
  registerHooks({
    resolve(specifier, context, next) {
      const found = next(specifier, context);
      return found.url.endsWith(product) && context.parentURL !== other.href ? { ...found, url: other.href } : found;
    },
  });
}
