/** Municipal codes of Statistics Sweden for county 12, Skåne; the code is text: others begin with a nought. */
const skane: Record<string, string> = {
  "1214": "Svalöv",
  "1230": "Staffanstorp",
  "1231": "Burlöv",
  "1233": "Vellinge",
  "1256": "Östra Göinge",
  "1257": "Örkelljunga",
  "1260": "Bjuv",
  "1261": "Kävlinge",
  "1262": "Lomma",
  "1263": "Svedala",
  "1264": "Skurup",
  "1265": "Sjöbo",
  "1266": "Hörby",
  "1267": "Höör",
  "1270": "Tomelilla",
  "1272": "Bromölla",
  "1273": "Osby",
  "1275": "Perstorp",
  "1276": "Klippan",
  "1277": "Åstorp",
  "1278": "Båstad",
  "1280": "Malmö",
  "1281": "Lund",
  "1282": "Landskrona",
  "1283": "Helsingborg",
  "1284": "Höganäs",
  "1285": "Eslöv",
  "1286": "Ystad",
  "1287": "Trelleborg",
  "1290": "Kristianstad",
  "1291": "Simrishamn",
  "1292": "Ängelholm",
  "1293": "Hässleholm",
};

/** Answers beside the municipalities; pages have their words. */
export const otherPlaces = ["whole-region", "elsewhere", "abroad"] as const;
export type OtherPlace = (typeof otherPlaces)[number];

const inSwedishOrder = new Intl.Collator("sv").compare;

/** In alphabetical order, å ä ö last. */
export const municipalities: readonly { code: string; name: string }[] = Object.entries(skane)
  .map(([code, name]) => ({ code, name }))
  .sort((a, b) => inSwedishOrder(a.name, b.name));

export function isPlace(value: string): boolean {
  return value in skane || otherPlaces.some((place) => place === value);
}

export const municipalityName = (code: string): string | undefined => skane[code];
