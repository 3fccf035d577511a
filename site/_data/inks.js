import { dark, light } from "../../dist/src/theme.js";

/** The figures' colours, for the site's mark. */
const names = Object.keys(light);
export default Object.fromEntries(
  names.map((ink) => [ink, `light-dark(${light[ink]},${dark[ink]})`]),
);
