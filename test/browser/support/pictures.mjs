import { expect } from '@playwright/test';

/** Less than lies between the white of a sheet and the grey of the page, and a word's worth of pixels: no line may move. */
const TOLERANCE = { threshold: 0.03, maxDiffPixels: 150 };

/** The screen as it stands is the one that is kept as `pictures/<name>.png`. */
export async function expectPicture(page, name) {
  await page.evaluate(stopTheMinutes);
  await expect(page).toHaveScreenshot(`${name}.png`, TOLERANCE);
}

/** Days are the same at every start, minutes are not: how long the demo takes to be loaded depends on the machine. */
function stopTheMinutes() {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { currentNode: text } = texts;
    text.data = text.data.replace(/\d\d:\d\d/g, '10:00').replace(/\d+ 分钟/g, '5 分钟');
  }
}
