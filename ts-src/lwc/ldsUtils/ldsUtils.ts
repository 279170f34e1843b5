interface Detail {
  message?: string;
}

interface ErrorBody extends Detail {
  pageErrors?: Detail[];
  fieldErrors?: Record<string, Detail[]>;
  output?: { errors?: Detail[]; fieldErrors?: Record<string, Detail[]> };
}

interface PlatformError extends Detail {
  body?: ErrorBody | ErrorBody[];
  statusText?: string;
}

function bodyMessages(body: ErrorBody): (string | undefined)[] {
  const details = [
    ...(body.pageErrors ?? []),
    ...Object.values(body.fieldErrors ?? {}).flat(),
    ...(body.output?.errors ?? []),
    ...Object.values(body.output?.fieldErrors ?? {}).flat(),
  ];
  return details.length > 0 ? details.map((detail) => detail.message) : [body.message];
}

function messagesOf(error: unknown): (string | undefined)[] {
  if (typeof error === 'string') {
    return [error];
  }
  const { body, message, statusText } = error as PlatformError;
  if (body) {
    return (Array.isArray(body) ? body : [body]).flatMap(bodyMessages);
  }
  return [message ?? statusText];
}

/**
 * The messages inside one or several errors of Apex, Lightning Data Service, a record form or JavaScript.
 * @returns each message once, in order; an error without any text is shown as JSON
 */
export function reduceErrors(errors: unknown): string[] {
  const list = (Array.isArray(errors) ? errors : [errors]).filter((error) => error !== undefined && error !== null);
  const messages = list.flatMap((error) => {
    const found = messagesOf(error).filter((message): message is string => Boolean(message));
    return found.length > 0 ? found : [JSON.stringify(error)];
  });
  return [...new Set(messages)];
}
