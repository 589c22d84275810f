/** How a file asks something of its own, one question of each kind: shown beside the file, and read by its test. */
export const questionsExample = `questions:
  - key: uttryck
    kind: text
    label: { sv: Vad arbetar du med?, en: What do you work with?, fi: Minkä parissa työskentelet? }
    hint: { sv: "Till exempel dans, bild eller folkbildning.", en: "Dance, visual art or adult education, for example.", fi: "Esimerkiksi tanssi, kuvataide tai sivistystyö." }
    max: 120
  - key: plats
    kind: choice
    required: true
    label: { sv: Varifrån deltar du?, en: Where do you take part from?, fi: Mistä osallistut? }
    options:
      - { key: hemma, label: { sv: Hemifrån, en: From home, fi: Kotoa } }
      - { key: arbetet, label: { sv: Från arbetet, en: From work, fi: Työpaikalta } }
  - key: hort-av
    kind: several
    label: { sv: Hur fick du veta om mötet?, en: How did you hear of the meeting?, fi: Mistä kuulit kokouksesta? }
    options:
      - { key: brev, label: { sv: Genom ett brev, en: By a letter, fi: Kirjeestä } }
      - { key: bibliotek, label: { sv: På biblioteket, en: At the library, fi: Kirjastosta } }
      - { key: van, label: { sv: Av någon jag känner, en: From somebody I know, fi: Tuttavalta } }
  - key: antal
    kind: number
    label: { sv: Hur många är ni i er grupp?, en: How many are you in your group?, fi: Montako teitä on ryhmässänne? }
    min: 1
    max: 40
`;
