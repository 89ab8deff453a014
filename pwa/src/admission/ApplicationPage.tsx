import { Building2, FileDown } from 'lucide';
import { useState } from 'preact/hooks';
import { type ApplicationFile, documentAddress, getApplication } from '../api/admission/applications';
import { CAPACITIES } from '../api/admission/organisations';
import { Acts, useReadsOnly } from '../desk/Acts';
import { Facts } from '../desk/Facts';
import { Loaded } from '../desk/Loaded';
import { Opener } from '../desk/Opener';
import { Screen } from '../desk/Screen';
import { serviceName } from '../desk/services';
import { useAnswer } from '../desk/useAnswer';
import { when } from '../desk/when';
import { structureText } from '../i18n/structures';
import { Icon } from '../ui/Icon';
import { List } from '../ui/List';
import { Notice } from '../ui/Notice';
import { ApplicationActs } from './ApplicationActs';
import { organisationScreen } from './screens';
import { t } from './t';
import { capacitiesText, formText, lackText, placeText } from './words';

const OPEN = ['submitted', 'answered', 'question'];

/** One application: what it says, what is missing or claimed, and the decision. */
export function ApplicationPage({ applicationId }: { applicationId: number }) {
  const asked = useAnswer(() => getApplication(applicationId), String(applicationId));
  const [links, setLinks] = useState<readonly string[]>([]);
  return (
    <Screen title={asked.value?.application.name ?? t('queue.title')}>
      {links.length > 0 && (
        <>
          <Notice kind="warning" alert>
            {t('act.links')}
          </Notice>
          {links.map((link) => (
            <p key={link} class="admission-said">
              {link}
            </p>
          ))}
        </>
      )}
      <Loaded asked={asked} label={t('file.loading')} lines={8}>
        {(file) => (
          <>
            <State file={file} />
            {OPEN.includes(file.application.state) && (
              <Acts>
                <ApplicationActs
                  file={file}
                  onDone={(made) => {
                    setLinks(made);
                    asked.again();
                  }}
                />
              </Acts>
            )}
            <Content file={file} />
          </>
        )}
      </Loaded>
    </Screen>
  );
}

function State({ file }: { file: ApplicationFile }) {
  const { application, missing, organisation, others } = file;
  const open = OPEN.includes(application.state);
  const done = application.state === 'accepted' ? 'good' : 'info';
  return (
    <>
      <Notice kind={done}>{structureText(`state.${application.state}`)}</Notice>
      {application.reason !== '' && <p class="admission-said">{application.reason}</p>}
      {open && missing.length > 0 && <Notice kind="warning">{t('file.missing', { what: missing.map(lackText).join(' · ') })}</Notice>}
      {open && missing.length === 0 && <p class="quiet">{t('file.complete')}</p>}
      {open && organisation && (
        <>
          <Notice kind="warning">{t('file.known', { name: organisation.name })}</Notice>
          <Opener icon={Building2} title={t('file.see_known')} details={[organisation.name]} screen={organisationScreen(organisation.id)} />
        </>
      )}
      {!open && organisation && <Opener icon={Building2} title={organisation.name} details={[]} screen={organisationScreen(organisation.id)} />}
      {open && application.register_says === 'closed' && <Notice kind="warning">{t('file.register_closed')}</Notice>}
      {open && application.register_says === 'unknown' && <Notice kind="warning">{t('file.register_unknown')}</Notice>}
      {open && others.length > 0 && <Notice>{t('file.others', { n: others.length })}</Notice>}
    </>
  );
}

function Content({ file }: { file: ApplicationFile }) {
  const { application, venues } = file;
  return (
    <>
      <section class="section">
        <h3>{t('file.history')}</h3>
        <List label={t('file.history')} items={application.events} itemKey={({ at }) => at}>
          {({ kind, text, at }) => (
            <div>
              <strong>{structureText(`event.${kind}`)}</strong>
              <p class="quiet small">{when(at)}</p>
              {text !== '' && <p class="admission-said">{text}</p>}
            </div>
          )}
        </List>
      </section>
      <section class="section">
        <h3>{t('file.facts')}</h3>
        <Facts facts={factsOf(file)} />
      </section>
      {venues.length > 0 && (
        <section class="section">
          <h3>{t('file.venues')}</h3>
          <List label={t('file.venues')} items={venues} itemKey={({ part }) => String(part.id)}>
            {({ part, owner, has_scans }) => {
              const place = part.venue ?? part;
              return (
                <div>
                  <strong>{place.name}</strong>
                  <p class="quiet small">{[place.address, placeText(place)].filter(Boolean).join(', ')}</p>
                  <p class="quiet small">{owner ? t('file.claimed', { name: owner.name }) : t('file.new_venue')}</p>
                  {has_scans && application.state !== 'accepted' && <Notice kind="warning">{t('file.has_scans')}</Notice>}
                </div>
              );
            }}
          </List>
        </section>
      )}
      <section class="section">
        <h3>{t('file.documents')}</h3>
        {application.documents.length === 0 ? (
          <p class="quiet">{t('file.no_documents')}</p>
        ) : (
          <>
            <div class="stack">
              {application.documents.map(({ id, kind, name }) => (
                <Document key={id} address={documentAddress(application.id, id)} name={`${structureText(`document.${kind}`)} · ${name}`} />
              ))}
            </div>
            <p class="quiet small">{t('file.deleted')}</p>
          </>
        )}
      </section>
    </>
  );
}

/** A document that was handed in: only who decides opens it. */
function Document({ address, name }: { address: string; name: string }) {
  if (useReadsOnly()) return <p>{name}</p>;
  return (
    <a class="button" href={address}>
      <Icon icon={FileDown} />
      <span class="button__text">{name}</span>
    </a>
  );
}

function factsOf({ application }: ApplicationFile): [string, string][] {
  const facts: [string, string][] = [
    [t('file.wants'), capacitiesText(CAPACITIES.filter((name) => application[name]))],
    [t('one.siret'), application.siret],
    [t('one.form'), formText(application.legal_form)],
    [t('one.address'), [application.address, placeText(application)].filter(Boolean).join(', ')],
    [t('file.representative'), application.representative],
    [t('one.email'), application.email],
    [t('one.phone'), application.phone],
    [t('file.services'), application.services.map((service) => serviceName(service)).join(' · ')],
    [t('file.charter'), application.charter_version],
  ];
  return facts.filter(([, value]) => value !== '');
}
