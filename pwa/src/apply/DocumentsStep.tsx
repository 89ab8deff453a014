import { FileUp, Trash2 } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { addDocument, type OwnApplication, removeDocument } from '../api/admission/applications';
import { useAct } from '../desk/useAct';
import { failureText } from '../i18n/failures';
import { structureText } from '../i18n/structures';
import { Button } from '../ui/Button';
import { List } from '../ui/List';
import { Notice } from '../ui/Notice';
import type { StepProps } from './Form';
import { StepPage } from './StepPage';
import { t } from './t';

type Kind = OwnApplication['needed'][number];

/** The documents that the legal form needs, each with its files, and a place for another one. */
export function DocumentsStep({ token, application, onChanged, onNext, note, ...page }: StepProps & { note: ComponentChildren }) {
  const { legal_form, needed } = application;
  const other: Kind = needed.includes('proof') ? 'deliberation' : 'proof';
  const kinds: Kind[] = [...needed, other];
  return (
    <StepPage {...page} title={t('step.documents')} note={note} onSave={onNext}>
      <p>{t(legal_form === '' ? 'documents.choose_form' : needed.length === 0 ? 'documents.none_needed' : 'documents.what')}</p>
      {kinds.map((kind) => (
        <OfKind key={kind} kind={kind} title={kind === other ? t('documents.other') : structureText(`document.${kind}`)} token={token} application={application} onChanged={onChanged} />
      ))}
    </StepPage>
  );
}

interface OfKindProps {
  kind: Kind;
  title: string;
  token: string;
  application: OwnApplication;
  onChanged: (application: OwnApplication) => void;
}

function OfKind({ kind, title, token, application, onChanged }: OfKindProps) {
  const chooser = useRef<HTMLInputElement>(null);
  const send = useAct((chosen: File) => addDocument(token, kind, chosen), onChanged);
  const remove = useAct((id: number) => removeDocument(token, id), onChanged);
  const files = application.documents.filter((one) => one.kind === kind);
  const failure = send.failure ?? remove.failure;
  return (
    <section class="section">
      <h2>{title}</h2>
      {files.length > 0 && (
        <List label={title} items={files} itemKey={({ id }) => String(id)}>
          {({ id, name, size }) => (
            <div class="apply__part">
              <div class="apply__what">
                {name}
                <p class="quiet small">{t('documents.size', { size: Math.max(1, Math.round(size / 1000)) })}</p>
              </div>
              <Button kind="quiet" icon={Trash2} label={t('documents.remove', { name })} onPress={() => void remove.run(id)} />
            </div>
          )}
        </List>
      )}
      {failure && <Notice kind="error">{failureText(failure)}</Notice>}
      <input
        ref={chooser}
        class="apply__file"
        type="file"
        tabIndex={-1}
        aria-label={t('documents.choose_of', { what: title })}
        accept="application/pdf,image/jpeg,image/png"
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (chosen) void send.run(chosen);
        }}
      />
      <Button icon={FileUp} busy={send.busy} label={t('documents.choose_of', { what: title })} onPress={() => chooser.current?.click()}>
        {t(send.busy ? 'documents.sending' : 'documents.choose')}
      </Button>
    </section>
  );
}
