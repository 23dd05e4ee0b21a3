using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Saving;

namespace Optica.Portal.Tests.Data.Saving;

/// <summary>What any process commits is told here once, in whatever order it becomes visible.</summary>
public sealed class ChangeReaderTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>
    /// Many transactions that take their positions in one order and commit in another, some never, some of this process's own: whatever the
    /// reader sees in between, each committed change is told once and no other.
    /// </summary>
    [Fact]
    public async Task ReadAsync_RowsVisibleOutOfOrder_ToldOnceEach()
    {
        for (var seed = 1; seed <= 300; seed++)
        {
            var random = new Random(seed);
            var (source, feed) = (new RandomSource(random), new ChangeFeed());
            var reader = new ChangeReader(source, feed);
            using var subscription = feed.Subscribe(_ => true);
            await reader.ReadAsync(None);
            var told = new List<ulong>();
            for (var step = 0; step < 120; step++)
            {
                var own = source.Step();
                if (own.Count > 0 && random.Next(2) == 0)
                {
                    feed.Publish(own);
                }

                if (random.Next(3) == 0)
                {
                    await reader.ReadAsync(None);
                }

                told.AddRange(subscription.Rest().Changes.Select(change => change.Position));
            }

            source.EndAll();
            await reader.ReadAsync(None);
            told.AddRange(subscription.Rest().Changes.Select(change => change.Position));

            Assert.True(told.Count == told.Distinct().Count(), $"seed {seed}: told twice");
            Assert.Equal(source.Committed.Order(), told.Order());
        }
    }

    [Fact]
    public async Task ReadAsync_WhatWasThereBefore_IsNotTold()
    {
        var source = new RandomSource(new Random(1));
        source.Commit(3);
        var feed = new ChangeFeed();
        using var subscription = feed.Subscribe(_ => true);
        var reader = new ChangeReader(source, feed);

        await reader.ReadAsync(None);
        source.Commit(2);
        await reader.ReadAsync(None);

        Assert.Equal(2, subscription.Rest().Changes.Count);
    }

    /// <summary>A process that stood still does not tell ten thousand things one by one.</summary>
    [Fact]
    public async Task ReadAsync_AfterALongStandstill_TellsAGapOnceAndGoesOn()
    {
        var source = new RandomSource(new Random(1));
        var feed = new ChangeFeed();
        using var subscription = feed.Subscribe(_ => true);
        var reader = new ChangeReader(source, feed);
        await reader.ReadAsync(None);

        source.Commit(ChangeReader.Most + 1);
        await reader.ReadAsync(None);
        Assert.Equal((0, true), (subscription.Rest() is var gap ? gap.Changes.Count : -1, gap.HasGap));
        source.Commit(1);
        await reader.ReadAsync(None);

        Assert.Equal((1, false), (subscription.Rest() is var rest ? rest.Changes.Count : -1, rest.HasGap));
    }

    /// <summary>A transaction of half an hour holds the position back while many others commit: told once, and again when it ends.</summary>
    [Fact]
    public async Task ReadAsync_HeldBackWithManyRowsAbove_TellsTheSameGapOnce()
    {
        var source = new RandomSource(new Random(1));
        var feed = new ChangeFeed();
        using var subscription = feed.Subscribe(_ => true);
        var reader = new ChangeReader(source, feed);
        source.Commit(1);
        await reader.ReadAsync(None);
        source.Begin();
        source.Commit(ChangeReader.Most + 1);

        Assert.Equal([true, false, false], await GapsAsync(3));
        source.Commit(1);
        Assert.Equal([true, false], await GapsAsync(2));
        source.EndAll();
        Assert.Equal([true, false], await GapsAsync(2));

        async Task<List<bool>> GapsAsync(int readings)
        {
            var told = new List<bool>();
            for (var at = 0; at < readings; at++)
            {
                await reader.ReadAsync(None);
                told.Add(subscription.Rest().HasGap);
            }

            return told;
        }
    }

    /// <summary>Transactions that run at once; a position is taken when a row is written, and seen when its transaction commits.</summary>
    private sealed class RandomSource(Random random) : IChangeSource
    {
        private readonly List<List<Change>> open = [];
        private readonly List<Change> visible = [];
        private ulong last;

        public IEnumerable<ulong> Committed => visible.Select(change => change.Position);

        public Task<ulong> SettledAsync(CancellationToken cancellation)
        {
            var taken = open.SelectMany(work => work).Select(change => change.Position).ToList();
            var lowestOpen = taken.Count == 0 ? last + 1 : taken.Min();
            return Task.FromResult(Committed.Where(position => position < lowestOpen).DefaultIfEmpty().Max());
        }

        public Task<IReadOnlyList<Change>> AfterAsync(ulong position, int most, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<Change>>([
                .. visible.Where(change => change.Position > position).OrderBy(change => change.Position).Take(most),
            ]);

        public Task<int> CountAsync(ulong position, CancellationToken cancellation) =>
            Task.FromResult(visible.Count(change => change.Position > position));

        /// <summary>A transaction takes the next position and does not end.</summary>
        public void Begin() => open.Add([Next()]);

        /// <summary>Something happens; what was committed by it.</summary>
        public List<Change> Step()
        {
            if (open.Count == 0 || random.Next(3) == 0)
            {
                open.Add([]);
            }

            var work = open[random.Next(open.Count)];
            switch (random.Next(5))
            {
                case 0:
                    open.Remove(work);
                    visible.AddRange(work);
                    return work;
                case 1:
                    // undone: its positions are never filled
                    open.Remove(work);
                    return [];
                default:
                    work.Add(Next());
                    return [];
            }
        }

        public void Commit(int rows) => visible.AddRange(Enumerable.Range(0, rows).Select(_ => Next()));

        public void EndAll()
        {
            visible.AddRange(open.SelectMany(work => work));
            open.Clear();
        }

        private Change Next() =>
            new()
            {
                Stamp = ++last,
                Kind = "test",
                RecordId = Ids.New(DateTime.UnixEpoch),
                OrganisationId = Guid.Empty,
                At = DateTime.UnixEpoch,
            };
    }
}
