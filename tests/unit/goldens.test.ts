/** The goldens: pictures that a person has reviewed. */
import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { allFigures } from "../../src/figures/index.js";
import { toSvg } from "../../src/render/svg.js";
import { getPictures } from "../support/drawings.js";

it.each([...allFigures])(
  "the figure $name matches its goldens",
  async ({ name, draw, examples }) => {
    for (const [composition, scene] of Object.entries(getPictures(draw(examples[0]!)))) {
      const how = "look at the picture, then accept it with `npm run accept`";
      const file = `../goldens/${name}-${composition}.svg`;
      await expect(`${toSvg(scene)}\n`, how).toMatchFileSnapshot(file);
    }
  },
);

// A missing golden fails above. New ones are written only after this file.
it("there are no goldens of other figures", () => {
  const expected = allFigures.flatMap(({ name }) => [`${name}-narrow.svg`, `${name}-wide.svg`]);
  const others = readdirSync("tests/goldens").filter((file) => !expected.includes(file));
  expect(others).toEqual([]);
});
