using System.Buffers;
using System.Collections.Frozen;
using Optica.Data.Customers;
using Optica.Domain.Customers;

namespace Optica.Data.Search;

/// <summary>An organisation's customers as they were loaded, and those that changed since. Never changes: searches need no lock.</summary>
internal sealed class SearchState
{
    /// <summary>Matches that are counted: some may turn out to be gone.</summary>
    private const int Enough = CustomerSearch.TotalCap + (2 * SearchScan.Most) + 1;

    private readonly FrozenDictionary<Guid, SearchSegment> branches;
    private readonly SearchFacts facts;

    /// <summary>What stands in the packed lines of these does not count any more; null for those that are gone.</summary>
    private readonly Dictionary<Guid, SearchLine?> changed;

    private SearchState(FrozenDictionary<Guid, SearchSegment> branches, SearchFacts facts, Dictionary<Guid, SearchLine?> changed) =>
        (this.branches, this.facts, this.changed) = (branches, facts, changed);

    /// <summary>Customers as loaded.</summary>
    public int Loaded => branches.Values.Sum(branch => branch.Count);

    /// <summary>Customers that changed since.</summary>
    public int Changed => changed.Count;

    /// <summary>Memory that the packed lines and what is known of them take.</summary>
    public long Bytes => branches.Values.Sum(branch => branch.Bytes) + facts.Bytes;

    /// <summary>Every word of names, those of names that changed too.</summary>
    public IReadOnlyCollection<string> Words =>
        changed.Count == 0
            ? facts.Words.All
            : [.. facts.Words.All, .. changed.Values.OfType<SearchLine>().SelectMany(line => WordsOf(line.Row.SearchText))];

    /// <summary>The same with what changed meanwhile.</summary>
    /// <param name="ids">Who changed.</param>
    /// <param name="rows">Those of them that there still are.</param>
    public SearchState With(IEnumerable<Guid> ids, IEnumerable<SearchRow> rows)
    {
        var now = new Dictionary<Guid, SearchLine?>(changed);
        foreach (var id in ids)
        {
            now[id] = null;
        }

        foreach (var row in rows)
        {
            now[row.Id] = new SearchLine(row);
        }

        return new(branches, facts, now);
    }

    /// <summary>Looks through branches, and nothing else.</summary>
    /// <param name="plan">What for.</param>
    /// <param name="reach">The branches; null for all.</param>
    public SearchScan Scan(SearchPlan plan, IReadOnlySet<Guid>? reach)
    {
        var best = new SearchBest(SearchScan.Most, Enough);
        var looks = plan.Looks.Select(look => new PackedLook(look, facts)).Where(look => look.CanMatch).ToList();
        Func<Guid, bool>? isVoid = changed.Count > 0 ? changed.ContainsKey : null;
        foreach (var (branch, segment) in branches)
        {
            if (looks.Count > 0 && (reach is null || reach.Contains(branch)))
            {
                segment.Scan(looks, best, isVoid);
            }
        }

        var lines = changed
            .Values.OfType<SearchLine>()
            .Where(line => reach is null || reach.Contains(line.Row.BranchId))
            .Select(line => (line.Row, Rank: line.Rank(plan)))
            .Where(found => found.Rank < SearchQuery.NoMatch)
            .OrderBy(found => found.Rank)
            .ThenByDescending(found => found.Row.IsActive)
            .ThenBy(found => found.Row.SortName, StringComparer.Ordinal)
            .ThenBy(found => found.Row.Id)
            .Select(found => found.Row.Id)
            .ToList();
        return new(best.Take(), [.. lines.Take(SearchScan.Most)], best.Total + lines.Count);
    }

    private static IEnumerable<string> WordsOf(string line) =>
        PackedText.NameOf(line).ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// Takes an organisation's customers in: everybody's place in the order of lists, and the lines in any order. One thread may tell the
    /// places while another tells the lines.
    /// </summary>
    internal sealed class Builder
    {
        private readonly SearchWords.Builder words = new();
        private readonly ArrayBufferWriter<byte> text = new();
        private readonly List<(Guid Id, Guid Branch, bool IsActive)> people = [];
        private readonly List<(Guid Id, int From, int Split, int To)> lines = [];
        private ulong lengths;

        /// <summary>The next one in the order of lists.</summary>
        public void Place(Guid id, Guid branch, bool isActive) => people.Add((id, branch, isActive));

        /// <summary>The line of somebody; of somebody without a place it is left out.</summary>
        public void Line(Guid id, string line)
        {
            var from = text.WrittenCount;
            var split = from + PackedText.Write(line, text);
            lines.Add((id, from, split, text.WrittenCount));
            words.Learn(PackedText.NameOf(line));
            lengths |= LengthsOf(text.WrittenSpan[(split + 1)..]);
        }

        /// <summary>Packs whoever has both.</summary>
        public SearchState Build()
        {
            var known = new Dictionary<Guid, int>(lines.Count);
            for (var at = 0; at < lines.Count; at++)
            {
                known[lines[at].Id] = at;
            }

            var segments = new Dictionary<Guid, SearchSegment.Builder>();
            for (var place = 0; place < people.Count; place++)
            {
                var (id, branch, isActive) = people[place];
                if (!known.TryGetValue(id, out var at))
                {
                    continue;
                }

                if (!segments.TryGetValue(branch, out var segment))
                {
                    segments[branch] = segment = new();
                }

                var (_, from, split, to) = lines[at];
                segment.Add(id, place, isActive);
                segment.Names.Add(text.WrittenSpan[from..split]);
                segment.Others.Add(text.WrittenSpan[split..to]);
            }

            var branches = segments.ToFrozenDictionary(one => one.Key, one => one.Value.Build());
            var (nameBytes, otherBytes) = (new int[SearchFacts.ByteValues], new int[SearchFacts.ByteValues]);
            foreach (var branch in branches.Values)
            {
                branch.Learn(nameBytes, otherBytes);
            }

            return new(branches, new(words.Build(), nameBytes, otherBytes, lengths), []);
        }

        /// <summary>Of RUT, telephone and document number.</summary>
        private static ulong LengthsOf(ReadOnlySpan<byte> others)
        {
            var found = SearchFacts.BitOf(PackedText.Next(ref others).Length) | SearchFacts.BitOf(PackedText.Next(ref others).Length);
            PackedText.Next(ref others);
            return found | SearchFacts.BitOf(PackedText.Next(ref others).Length);
        }
    }
}
