import { type FormEvent, useState } from "react";
import { useSearch } from "wouter";
import type { Adoption } from "../../api/adopt.ts";
import { useI18n } from "../../i18n/context.tsx";
import { isDayTyped } from "../../i18n/istanbul-day.ts";
import type { Language } from "../../i18n/language.ts";
import { TitleBar } from "../../ui/admin-chrome.tsx";
import {
  Banner,
  BlockStack,
  Button,
  Card,
  FormLayout,
  InlineStack,
  Page,
  Select,
  TextField,
} from "../../ui/polaris.ts";
import { useFailureText } from "../failure-banner.tsx";
import { pageAddress } from "../order-list/address.ts";
import { FoundCard } from "./found-card.tsx";
import { readSign, type SignKind, SIGNS, sinceOf } from "./sign.ts";
import { AdoptTextsProvider, loadAdoptTexts, useTexts } from "./texts.ts";
import { type AdoptStage, useAdoption } from "./use-adoption.ts";

/** The page with the texts of one language around it; both arrive on demand. */
export async function loadAdoptPage(language: Language) {
  const texts = await loadAdoptTexts(language);
  return () => (
    <AdoptTextsProvider texts={texts}>
      <AdoptPage />
    </AdoptTextsProvider>
  );
}

function AdoptPage() {
  const t = useTexts();
  const { t: common } = useI18n();
  const failureText = useFailureText();
  const { stage, error, look, mark, stop } = useAdoption();
  const back = { content: common("order.back"), url: pageAddress(useSearch(), "/orders") };
  const isBusy = stage?.kind === "looking" || stage?.kind === "marking";
  return (
    <Page title={t("title")} subtitle={t("about")} backAction={back}>
      <TitleBar title={t("title")} />
      <BlockStack gap="400">
        <SignCard isBusy={isBusy} onAsk={(adoption) => void look(adoption)} />
        {error === null ? null : (
          <Banner tone="critical" title={t("failed")}>
            {failureText(error)}
          </Banner>
        )}
        {stage !== null && isBusy ? <Progress stage={stage} onStop={stop} /> : null}
        {stage === null || isBusy ? null : <FoundCard stage={stage} onMark={() => void mark(stage)} />}
      </BlockStack>
    </Page>
  );
}

function Progress({ stage, onStop }: { readonly stage: AdoptStage; readonly onStop: () => void }) {
  const t = useTexts();
  const { format } = useI18n();
  const title = t(stage.kind === "marking" ? "marking" : "looking", { seen: format.number(stage.state.seen) });
  return (
    <Banner tone="info" title={title} action={{ content: t("stop"), onAction: onStop }}>
      <progress aria-label={title} />
    </Banner>
  );
}

type SignProps = { readonly isBusy: boolean; readonly onAsk: (adoption: Adoption) => void };

/** What the other tool left on its orders, and from which day on they are looked at. */
function SignCard({ isBusy, onAsk }: SignProps) {
  const t = useTexts();
  const { t: common } = useI18n();
  const [kind, setKind] = useState<SignKind>("tag");
  const [typed, setTyped] = useState("");
  const [day, setDay] = useState("");
  const sign = readSign(kind, typed);
  const wrong = !isDayTyped(day) && common("day.wrong");
  const ask = (event: FormEvent) => {
    event.preventDefault();
    if (sign !== null && wrong === false && !isBusy) onAsk({ sign, ...sinceOf(day) });
  };
  return (
    <Card>
      <form onSubmit={ask}>
        <FormLayout>
          <Select
            label={t("sign")}
            options={SIGNS.map((value) => ({ value, label: t(`sign.${value}`) }))}
            value={kind}
            onChange={(chosen) => setKind(SIGNS.find((known) => known === chosen) ?? "tag")}
          />
          <TextField
            label={t(`text.${kind}`)}
            helpText={t(`help.${kind}`)}
            value={typed}
            onChange={setTyped}
            maxLength={100}
            autoComplete="off"
          />
          <TextField
            label={t("since")}
            helpText={t("since.help")}
            type="date"
            value={day}
            onChange={setDay}
            error={wrong}
            autoComplete="off"
          />
          <InlineStack>
            <Button submit variant="primary" disabled={sign === null || wrong !== false || isBusy}>
              {t("look")}
            </Button>
          </InlineStack>
        </FormLayout>
      </form>
    </Card>
  );
}
