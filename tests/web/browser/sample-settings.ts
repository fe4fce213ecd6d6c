import type { ShopSettings } from "../../../server/http/contract.ts";

export const someSettings = (changes: Partial<ShopSettings> = {}): ShopSettings => ({
  profile: null,
  hasProfile: (changes.profile ?? null) !== null,
  integrator: null,
  isActive: false,
  startsAt: null,
  choices: {
    carriers: [{ id: "yurtici", label: "Yurtiçi Kargo Servisi A.Ş." }],
    vatRates: [20, 10, 1],
    exemptions: [{ id: "335", label: "335 · Basılı kitap" }],
    excises: [{ id: "0077", label: "0077 · ÖTV 3C LİSTE" }],
    specialBases: [{ id: "805", label: "805 · Altın" }],
    withholdings: [{ id: "612", label: "612 · Temizlik Hizmeti" }],
    provinces: ["Ankara", "İstanbul"],
  },
  trialGuide: { words: [{ id: "deneme:kontor-yok", label: "Kontör bitti" }], taxIds: [] },
  integrators: [
    {
      kind: "nilvera",
      name: "Nilvera",
      isTrial: false,
      isLiveOnly: false,
      mailsBuyer: true,
      consentUrl: null,
      accessFields: [{ name: "apiKey", isSecret: true }],
    },
  ],
  ...changes,
});
