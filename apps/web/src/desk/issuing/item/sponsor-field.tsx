import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { personList } from '../../../api/sdk.gen.js';
import { useWords } from '../words.js';
import type { FieldProps } from './field.js';

/** The leader an item answers to. */
export function SponsorField({ item, set }: FieldProps) {
  const say = useWords();
  const [q, setQ] = useState('');
  const asked = useDeferredValue(q.trim());
  const people = useQuery({
    queryKey: ['people', asked],
    queryFn: () => personList({ query: { limit: 20, ...(asked ? { q: asked } : {}) } }),
    placeholderData: (before) => before,
  });
  const rows = people.data?.rows ?? [];
  const options = rows.map(({ personId, name, appointments: [post] }) => ({
    value: personId,
    name,
    label: post ? `${name}（${post.unitName} ${post.postTitle}）` : name,
  }));
  const chosen = item.sponsor && { value: item.sponsor.personId, label: item.sponsor.name };
  return (
    <label className="field">
      <span>{say('field.sponsor')}</span>
      <Select
        labelInValue
        allowClear
        showSearch={{ filterOption: false, onSearch: setQ }}
        value={chosen}
        placeholder={say('sponsor.placeholder')}
        notFoundContent={say(people.isPending ? 'searching' : 'sponsor.none')}
        options={options}
        onChange={(picked) => {
          const found = options.find(({ value }) => value === picked?.value);
          set({ sponsor: found ? { personId: found.value, name: found.name } : null });
        }}
      />
    </label>
  );
}
