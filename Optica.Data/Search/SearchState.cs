using System.Buffers;
using System.Collections.Frozen;
using System.Text;
using Optica.Domain.Customers;

namespace Optica.Data.Search;

/// <summary>An organisation's customers as they were loaded, and those that changed since. Never changes: searches need no lock.</summary>
internal sealed class SearchState
{
    private readonly FrozenDictionary<Guid, SearchSegment> branches;
    private readonly IReadOnlyCollection<string> words;

    /// <summary>What stands in the packed lines of these does not count any more; null for those that are gone.</summary>
    private readonly Dictionary<Guid, SearchLine?> changed;

    private SearchState(
        FrozenDictionary<Guid, SearchSegment> branches,
        IReadOnlyCollection<string> words,
        Dictionary<Guid, SearchLine?> changed
    ) => (this.branches, this.words, this.changed) = (branches, words, changed);

    /// <summary>Customers as loaded.</summary>
    public int Loaded => branches.Values.Sum(branch => branch.Count);

    /// <summary>Customers that changed since.</summary>
    public int Changed => changed.Count;

    /// <summary>Memory that the packed lines and the words take.</summary>
    public long Bytes => branches.Values.Sum(branch => branch.Bytes) + words.Sum(word => 48L + (2 * word.Length));

    /// <summary>Every word of names, those of names that changed too.</summary>
    public IReadOnlyCollection<string> Words =>
        changed.Count == 0
            ? words
            : [.. words, .. changed.Values.OfType<SearchLine>().SelectMany(line => Builder.WordsOf(line.Row.SearchText))];

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

        return new(branches, words, now);
    }

    /// <summary>Looks through branches, and nothing else.</summary>
    /// <param name="plan">What for.</param>
    /// <param name="reach">The branches; null for all.</param>
    public SearchScan Scan(SearchPlan plan, IReadOnlySet<Guid>? reach)
    {
        var best = new SearchBest(SearchScan.Most);
        Func<Guid, bool>? isVoid = changed.Count > 0 ? changed.ContainsKey : null;
        foreach (var (branch, segment) in branches)
        {
            if (reach is null || reach.Contains(branch))
            {
                segment.Scan(plan, best, isVoid);
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

    /// <summary>Takes an organisation's customers in: everybody's place first, in the order of lists, then the lines in any order.</summary>
    internal sealed class Builder
    {
        private readonly HashSet<string> words = new(StringComparer.Ordinal);
        private readonly ArrayBufferWriter<byte> text = new();
        private readonly Dictionary<Guid, int> places = [];
        private readonly List<(Guid Id, Guid Branch, bool IsActive)> people = [];
        private readonly List<(int From, int To)> lines = [];

        /// <summary>Words of the name in a folded line.</summary>
        public static IEnumerable<string> WordsOf(string line) =>
            line[..Math.Max(0, line.IndexOf(SearchText.Separator, StringComparison.Ordinal))]
                .Split(' ', StringSplitOptions.RemoveEmptyEntries);

        /// <summary>The next one in the order of lists.</summary>
        public void Place(Guid id, Guid branch, bool isActive)
        {
            places[id] = people.Count;
            people.Add((id, branch, isActive));
            lines.Add(default);
        }

        /// <summary>The line of somebody; of somebody without a place it is left out.</summary>
        public void Line(Guid id, string line)
        {
            if (places.TryGetValue(id, out var place))
            {
                var from = text.WrittenCount;
                text.Write(" "u8);
                Encoding.UTF8.GetBytes(line, text);
                lines[place] = (from, text.WrittenCount);
                Learn(line);
            }
        }

        /// <summary>Packs whoever has both.</summary>
        public SearchState Build()
        {
            var segments = new Dictionary<Guid, SearchSegment.Builder>();
            for (var place = 0; place < people.Count; place++)
            {
                var ((id, branch, isActive), (from, to)) = (people[place], lines[place]);
                if (to == 0)
                {
                    continue;
                }

                if (!segments.TryGetValue(branch, out var segment))
                {
                    segments[branch] = segment = new();
                }

                segment.Add(id, place, isActive, text.WrittenSpan[from..to]);
            }

            return new(segments.ToFrozenDictionary(one => one.Key, one => one.Value.Build()), words, []);
        }

        /// <summary>Words that are known already cost nothing.</summary>
        private void Learn(ReadOnlySpan<char> line)
        {
            var known = words.GetAlternateLookup<ReadOnlySpan<char>>();
            var name = line[..Math.Max(0, line.IndexOf(SearchText.Separator))];
            foreach (var range in name.Split(' '))
            {
                if (!name[range].IsEmpty)
                {
                    known.Add(name[range]);
                }
            }
        }
    }
}
