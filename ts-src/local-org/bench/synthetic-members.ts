/** Members of made-up classes. Each compiles in any class, any number of times. */
import type { Random } from './random.ts';

export interface Place {
  /** Of the class. */
  index: number;
  /** Of the member in the class. */
  at: number;
  /** A class with a static `scoreN(Integer, String)`. */
  other: string;
  random: Random;
}

type Member = (place: Place) => string;

const name = (word: string, { index, at }: Place): string => `${word}${index}x${at}`;

/** `Synthetic7` has `score7`. */
const score = (other: string): string => `${other}.score${other.slice('Synthetic'.length)}`;

const grouping: Member = (place) => `
    public Map<Id, List<Contact>> ${name('group', place)}(List<Contact> people) {
        Map<Id, List<Contact>> byAccount = new Map<Id, List<Contact>>();
        for (Contact person : people) {
            if (person.AccountId == null) {
                continue;
            }
            if (!byAccount.containsKey(person.AccountId)) {
                byAccount.put(person.AccountId, new List<Contact>());
            }
            byAccount.get(person.AccountId).add(person);
        }
        return byAccount;
    }`;

const querying: Member = (place) => `
    public List<Opportunity> ${name('open', place)}(Set<Id> accountIds, Integer atMost) {
        List<Opportunity> found = [
            SELECT Id, Name, Amount, CloseDate, StageName, Account.Name, Owner.Email
            FROM Opportunity
            WHERE AccountId IN :accountIds AND IsClosed = FALSE AND CloseDate = NEXT_N_DAYS:${30 + place.random.below(60)}
            ORDER BY CloseDate ASC NULLS LAST
            LIMIT :atMost
        ];
        Decimal total = 0;
        for (Opportunity one : found) {
            total += one.Amount == null ? 0 : one.Amount;
        }
        return total > ${place.random.below(10000)} ? found : new List<Opportunity>();
    }`;

const saving: Member = (place) => `
    public List<String> ${name('save', place)}(List<Account> accounts) {
        List<String> problems = new List<String>();
        for (Account one : accounts) {
            one.Description = String.isBlank(one.Description) ? 'Checked' : one.Description.left(255);
            one.AnnualRevenue = (one.AnnualRevenue ?? 0) + ${place.random.below(500)};
        }
        Integer row = 0;
        for (Database.SaveResult result : Database.update(accounts, false)) {
            if (!result.isSuccess()) {
                problems.add(accounts[row].Name + ': ' + result.getErrors()[0].getMessage());
            }
            row++;
        }
        return problems;
    }`;

const choosing: Member = (place) => `
    public String ${name('band', place)}(Integer points, String region) {
        Integer weighted = ${score(place.other)}(points, region);
        switch on region {
            when 'EMEA', 'APAC' {
                weighted += ${place.random.below(50)};
            }
            when 'AMER' {
                weighted -= ${place.random.below(50)};
            }
            when else {
                weighted = Math.max(weighted, 0);
            }
        }
        return weighted > 100 ? 'high' : weighted > 10 ? 'middle' : 'low';
    }`;

const parsing: Member = (place) => `
    public Map<String, Object> ${name('parse', place)}(String body) {
        Map<String, Object> values = new Map<String, Object>();
        try {
            Object parsed = JSON.deserializeUntyped(body);
            if (parsed instanceof Map<String, Object>) {
                values.putAll((Map<String, Object>) parsed);
            }
        } catch (JSONException problem) {
            values.put('error', problem.getMessage());
            values.put('line', problem.getLineNumber());
        } finally {
            values.put('at', Datetime.now().formatGmt('yyyy-MM-dd'));
        }
        return values;
    }`;

const nesting: Member = (place) => `
    public class ${name('Line', place)} implements Comparable {
        public String label { get; set; }
        public Decimal amount { get; private set; }
        public Date due;
        public ${name('Line', place)}(String label, Decimal amount) {
            this.label = label;
            this.amount = amount.setScale(2);
            this.due = Date.today().addDays(${place.random.below(90)});
        }
        public Integer compareTo(Object other) {
            ${name('Line', place)} that = (${name('Line', place)}) other;
            if (this.amount == that.amount) {
                return this.label.compareTo(that.label);
            }
            return this.amount < that.amount ? -1 : 1;
        }
    }`;

const looping: Member = (place) => `
    public Integer ${name('checksum', place)}(String text) {
        Integer sum = ${place.random.below(100)};
        for (Integer i = 0; i < text.length(); i++) {
            Integer code = text.charAt(i);
            sum = Math.mod(sum * 31 + code, 1000003);
            if (sum < 0) {
                sum += 1000003;
            }
        }
        while (sum > 97) {
            sum = sum / 10 + weigh(Math.mod(sum, 7));
            if (sum < 200) {
                break;
            }
        }
        return sum;
    }`;

export const MEMBERS: readonly Member[] = [grouping, querying, saving, choosing, parsing, nesting, looping];
