import { useState } from "react";
import type { ShopSettings } from "../../../../server/http/contract.ts";
import { ApiFailure } from "../../api/failure.ts";
import { useSaveIntegrator } from "../../api/settings.ts";
import { showToast } from "../../ui/app-bridge.ts";
import { Badge, Banner, Button, FormLayout, InlineStack, Select, TextField } from "../../ui/polaris.ts";
import { useFailureText } from "../failure-banner.tsx";
import { Section } from "./section.tsx";
import { useTexts } from "./texts.tsx";

/** The account is proved at the integrator before it is kept; the key is typed anew each time. */
export function IntegratorSection({ integrator }: Pick<ShopSettings, "integrator">) {
  const t = useTexts();
  const failureText = useFailureText();
  const [apiKey, setApiKey] = useState("");
  const [environment, setEnvironment] = useState<"live" | "test">(integrator?.environment ?? "live");
  const saving = useSaveIntegrator();
  const save = () =>
    saving.mutate(
      { kind: "nilvera", apiKey: apiKey.trim(), environment },
      {
        onSuccess: () => {
          setApiKey("");
          showToast(t("integrator.saved"));
        },
      },
    );
  const refused = saving.error instanceof ApiFailure ? saving.error.faults[0] : undefined;
  return (
    <Section title="integrator.title" about="integrator.about">
      <InlineStack>
        {integrator === null ? (
          <Badge tone="attention">{t("integrator.notConnected")}</Badge>
        ) : (
          <Badge tone="success">
            {t("integrator.connected", { name: "Nilvera", environment: t(`integrator.${integrator.environment}`) })}
          </Badge>
        )}
      </InlineStack>
      {saving.error === null ? null : (
        <Banner tone="critical">{refused ? `${refused.what} ${refused.fix}` : failureText(saving.error)}</Banner>
      )}
      <FormLayout>
        <Select
          label={t("integrator.environment")}
          options={[
            { value: "live", label: t("integrator.live") },
            { value: "test", label: t("integrator.test") },
          ]}
          value={environment}
          onChange={(chosen) => setEnvironment(chosen === "test" ? "test" : "live")}
          helpText={environment === "test" ? t("integrator.test.help") : undefined}
        />
        <TextField
          label={t("integrator.apiKey")}
          helpText={t("integrator.apiKey.help")}
          type="password"
          value={apiKey}
          onChange={setApiKey}
          autoComplete="off"
        />
        <Button onClick={save} loading={saving.isPending} disabled={apiKey.trim().length < 8}>
          {t("integrator.save")}
        </Button>
      </FormLayout>
    </Section>
  );
}
