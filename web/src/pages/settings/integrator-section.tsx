import type { IntegratorOffer, ShopSettings } from "../../../../server/http/contract.ts";
import { ApiFailure } from "../../api/failure.ts";
import { useSaveIntegrator } from "../../api/settings.ts";
import { showToast } from "../../ui/app-bridge.ts";
import { PlainBadge } from "../../ui/plain-badge.tsx";
import { Banner, Button, FormLayout, InlineStack, Link, Select, Text, TextField } from "../../ui/polaris.ts";
import { useFailureText } from "../failure-banner.tsx";
import { AccountDuties } from "./account-duties.tsx";
import { consentAddress } from "./consent.ts";
import { Section } from "./section.tsx";
import { TrialWords } from "./trial-words.tsx";
import { isSettingsKey, useTexts } from "./texts.tsx";
import type { Account } from "./use-account.ts";

type Connection = Pick<ShopSettings, "integrator" | "integrators">;
type Props = Connection &
  Pick<ShopSettings, "trialGuide"> & { readonly account: Account; readonly onConnected?: () => void };

const SHORTEST_SECRET = 8;

/** The account is proved at the integrator before it is kept; the key is typed anew each time. */
export function IntegratorSection({ integrator, integrators, trialGuide, account, onConnected }: Props) {
  const t = useTexts();
  const refusalText = useRefusalText();
  const { kind, setKind, access, setAccess, environment, setEnvironment, offer, typed } = account;
  const saving = useSaveIntegrator();
  const goesLive = integrator?.environment === "test" && environment === "live";
  const leavesLine = isLive(integrator) && integrator.kind !== kind && environment === "live";
  const save = () =>
    saving.mutate(
      { kind, access: typed, environment },
      {
        onSuccess: () => {
          account.discard();
          showToast(t(goesLive ? "integrator.wentLive" : "integrator.saved"));
          onConnected?.();
        },
      },
    );
  return (
    <Section title="integrator.title" about="integrator.about">
      <Connected integrator={integrator} integrators={integrators} />
      {saving.error === null ? null : <Banner tone="critical">{refusalText(saving.error)}</Banner>}
      <FormLayout>
        <Select
          label={t("integrator.kind")}
          options={integrators.map((one) => ({ value: one.kind, label: nameOf(one, t) }))}
          value={kind}
          onChange={(chosen) => {
            setKind(chosen);
            saving.reset();
          }}
          helpText={offer?.isTrial === true ? t("integrator.sandbox.help") : undefined}
        />
        {offer?.isTrial === true || offer?.isLiveOnly === true ? null : (
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
        )}
        {offer?.accessFields.map((field) => (
          <AccessInput
            key={`${kind}.${field.name}`}
            text={`integrator.${kind}.${field.name}`}
            isSecret={field.isSecret}
            value={access[field.name] ?? ""}
            onChange={(value) => setAccess({ ...access, [field.name]: value })}
          />
        ))}
        {offer && offer.consentUrl !== null ? <Consent url={consentAddress(offer, typed)} /> : null}
        {goesLive ? <Banner tone="info">{t("integrator.goingLive")}</Banner> : null}
        {leavesLine ? <Banner tone="warning">{t("integrator.otherLine")}</Banner> : null}
        {offer?.isTrial === true && offer.kind === integrator?.kind ? null : (
          <Button onClick={save} loading={saving.isPending} disabled={!isWhole(offer, typed)}>
            {t(offer?.isTrial === true ? "integrator.sandbox.save" : "integrator.save")}
          </Button>
        )}
      </FormLayout>
      {offer?.isTrial === true && trialGuide !== null ? <TrialWords guide={trialGuide} /> : null}
      {offer === undefined || offer.isTrial ? null : <AccountDuties />}
    </Section>
  );
}

/** What a refused account is told: the server's own advice for a key is about orders that wait for it, and here none do yet. */
function useRefusalText(): (error: Error) => string {
  const t = useTexts();
  const failureText = useFailureText();
  return (error) => {
    if (!(error instanceof ApiFailure)) return failureText(error);
    const [fault] = error.faults;
    if (fault !== undefined) return `${fault.what} ${fault.fix}`;
    const isRefused = error.code === "INTEGRATOR_CONFIG" && error.title !== null;
    return isRefused ? `${error.title} ${t("integrator.refused")}` : failureText(error);
  };
}

/** Its invoices count, and so do the numbers it gave. */
const isLive = (integrator: Connection["integrator"]): integrator is NonNullable<Connection["integrator"]> =>
  integrator?.environment === "live";

/** The way to the page where the merchant agrees and is shown the code to paste. */
function Consent({ url }: { readonly url: string | undefined }) {
  const t = useTexts();
  if (url === undefined) return <Text as="p">{t("integrator.consent.first")}</Text>;
  return (
    <Link url={url} target="_blank">
      {t("integrator.consent")}
    </Link>
  );
}

function Connected({ integrator, integrators }: Connection) {
  const t = useTexts();
  const offer = integrators.find(({ kind }) => kind === integrator?.kind);
  return <InlineStack>{badgeOf()}</InlineStack>;

  function badgeOf() {
    if (integrator === null) return <PlainBadge tone="attention">{t("integrator.notConnected")}</PlainBadge>;
    if (offer?.isTrial === true) return <PlainBadge tone="info">{t("integrator.sandbox.connected")}</PlainBadge>;
    const name = offer ? nameOf(offer, t) : integrator.kind;
    const environment = t(`integrator.${integrator.environment}`);
    return <PlainBadge tone="success">{t("integrator.connected", { name, environment })}</PlainBadge>;
  }
}

/** A vendor's name is the same in every language; the trial's is not. */
const nameOf = ({ isTrial, name }: IntegratorOffer, t: ReturnType<typeof useTexts>): string =>
  isTrial ? t("integrator.sandbox.name") : name;

type InputProps = {
  /** The key of the field's label; its help text is beside it. */
  readonly text: string;
  readonly isSecret: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
};

function AccessInput({ text, isSecret, value, onChange }: InputProps) {
  const t = useTexts();
  const textOf = (key: string) => (isSettingsKey(key) ? t(key) : undefined);
  return (
    <TextField
      label={textOf(text) ?? text}
      helpText={textOf(`${text}.help`)}
      type={isSecret ? "password" : "text"}
      value={value}
      onChange={onChange}
      autoComplete="off"
    />
  );
}

const isWhole = (offer: IntegratorOffer | undefined, typed: Readonly<Record<string, string>>): boolean =>
  offer !== undefined &&
  offer.accessFields.every(({ name, isSecret }) => (typed[name] ?? "").length >= (isSecret ? SHORTEST_SECRET : 1));
