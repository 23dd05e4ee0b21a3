using Optica.Domain.Audit;
using Optica.Domain.Reports;

namespace Optica.Data.Reports;

/// <summary>Adds up who saw whom in which session.</summary>
internal sealed class BreachTally
{
    private readonly Dictionary<Pair, Count> pairs = [];

    /// <summary>Who saw whom, and where.</summary>
    /// <param name="Customer">The customer.</param>
    /// <param name="User">The viewer.</param>
    /// <param name="Session">Their session, or null.</param>
    public sealed record Pair(Guid Customer, Guid User, Guid? Session);

    /// <summary>How many different ones there are.</summary>
    public int Pairs => pairs.Count;

    /// <summary>Everybody who was seen.</summary>
    public IEnumerable<Guid> Customers => pairs.Keys.Select(pair => pair.Customer).Distinct();

    /// <summary>Everybody who saw.</summary>
    public IEnumerable<Guid> Users => pairs.Keys.Select(pair => pair.User).Distinct();

    /// <summary>Every session.</summary>
    public IEnumerable<Guid> Sessions => pairs.Keys.Select(pair => pair.Session).OfType<Guid>().Distinct();

    /// <summary>Adds one.</summary>
    public void Add(Pair pair, DateTime at, SightingKind kind)
    {
        if (!pairs.TryGetValue(pair, out var count))
        {
            pairs[pair] = count = new(at);
        }

        count.Add(at, kind);
    }

    /// <summary>Forgets customers that are out of reach, with whoever saw only them.</summary>
    public void Keep(Func<Guid, bool> isInReach)
    {
        foreach (var pair in pairs.Keys.Where(pair => !isInReach(pair.Customer)).ToList())
        {
            pairs.Remove(pair);
        }
    }

    /// <summary>Each by itself.</summary>
    public IEnumerable<(Pair Pair, BreachSeen Seen)> Each() => pairs.Select(one => (one.Key, one.Value.Tell()));

    /// <summary>Added up by a part of them.</summary>
    public IEnumerable<(T Key, int Persons, BreachSeen Seen)> By<T>(Func<Pair, T> key)
    {
        foreach (var group in pairs.GroupBy(one => key(one.Key)))
        {
            var sum = new Count(DateTime.MaxValue);
            foreach (var (_, one) in group)
            {
                sum.Add(one);
            }

            yield return (group.Key, group.Select(one => one.Key.Customer).Distinct().Count(), sum.Tell());
        }
    }

    private sealed class Count(DateTime first)
    {
        private DateTime first = first;
        private DateTime last = DateTime.MinValue;
        private int times;
        private int kinds;

        public void Add(DateTime at, SightingKind kind)
        {
            times++;
            kinds |= 1 << (int)kind;
            (first, last) = (at < first ? at : first, at > last ? at : last);
        }

        public void Add(Count other)
        {
            times += other.times;
            kinds |= other.kinds;
            (first, last) = (other.first < first ? other.first : first, other.last > last ? other.last : last);
        }

        public BreachSeen Tell() =>
            new(times, first, last, [.. Enum.GetValues<SightingKind>().Where(kind => (kinds & (1 << (int)kind)) != 0)]);
    }
}
