using Optica.Data.Saving;
using Optica.Domain.Common;
using Optica.Domain.Saving;
using Optica.Portal.LiveUpdates;

namespace Optica.Portal.Tests.Components.LiveUpdates;

/// <summary>A list that others change too: what the user wishes for comes first, and nothing moves under the cursor.</summary>
public sealed class LivePageTests : IDisposable
{
    private static readonly Row One = new(Guid.Parse("00000000-0000-0000-0000-000000000001"), 1, "uno");
    private static readonly Row Two = new(Guid.Parse("00000000-0000-0000-0000-000000000002"), 1, "dos");

    private readonly LivePage<Row> list = new();

    public void Dispose() => list.Dispose();

    [Fact]
    public async Task CatchUp_ChangedAndNewRows_ChangesInPlaceAndLetsTheRestWait()
    {
        await list.LoadAsync(Ask(One, Two));
        var changed = Two with { Version = 2, Name = "dos bis" };
        var fresh = new Row(Guid.Parse("00000000-0000-0000-0000-000000000003"), 1, "tres");

        await list.CatchUpAsync(Ask(fresh, One, changed), News(changed, fresh));

        Assert.Equal([One, changed], list.Page!.Items);
        Assert.Equal((1, 3), (list.Waiting, list.Page.Total));
        Assert.Null(list.Fresh.Mark(One.Id, One.Version));
        Assert.Equal("0", list.Fresh.Mark(changed.Id, changed.Version));

        await list.LoadAsync(Ask(fresh, One, changed));
        Assert.Equal([fresh, One, changed], list.Page.Items);
        Assert.Equal(0, list.Waiting);
        Assert.Null(list.Fresh.Mark(changed.Id, changed.Version));
    }

    [Fact]
    public async Task CatchUp_EmptyList_ShowsWhatCame()
    {
        await list.LoadAsync(Ask());

        await list.CatchUpAsync(Ask(One), News(One));

        Assert.Equal([One], list.Page!.Items);
        Assert.Equal(0, list.Waiting);
    }

    /// <summary>One row is known as it was read last: also one that waits, and never by an answer that no longer counts.</summary>
    [Fact]
    public async Task Known_IsWhatCountedLast()
    {
        await list.LoadAsync(Ask(One));
        await list.CatchUpAsync(Ask(One, Two), News(Two));
        Assert.Equal((Two, 1), (list.Known(Two.Id), list.Waiting));

        var late = new TaskCompletionSource<Result<Page<Row>>>();
        var catching = list.CatchUpAsync(_ => late.Task, News(Two));
        await list.LoadAsync(Ask(One, Two with { Version = 2 }));
        late.SetResult(PageOf(One));
        await catching;

        Assert.Equal(2, list.Known(Two.Id)?.Version);
        Assert.Null(list.Known(null));
    }

    /// <summary>What the user wished for while news was being asked about is what is shown, whenever the answers come.</summary>
    [Fact]
    public async Task Load_WhileCatchingUp_Wins()
    {
        await list.LoadAsync(Ask(One));
        var (news, wish) = (new TaskCompletionSource<Result<Page<Row>>>(), new TaskCompletionSource<Result<Page<Row>>>());
        var catching = list.CatchUpAsync(_ => news.Task, News(One));
        var loading = list.LoadAsync(_ => wish.Task);
        Assert.True(list.IsBusy);

        wish.SetResult(PageOf(Two));
        news.SetResult(PageOf(One));
        await Task.WhenAll(catching, loading);

        Assert.Equal([Two], list.Page!.Items);
        Assert.False(list.IsBusy);
    }

    /// <summary>News that comes while a wish is under way asks for the wish again: it is as new, and nothing waits.</summary>
    [Fact]
    public async Task CatchUp_WhileLoading_IsTheWish()
    {
        var old = new TaskCompletionSource<Result<Page<Row>>>();
        var loading = list.LoadAsync(_ => old.Task);

        await list.CatchUpAsync(Ask(One, Two), News(Two));
        old.SetResult(PageOf(One));
        await loading;

        Assert.Equal([One, Two], list.Page!.Items);
        Assert.Equal((false, 0), (list.IsBusy, list.Waiting));
    }

    /// <summary>Whoever lost the right meanwhile sees nothing more, and no count of what waits; who has it again sees all.</summary>
    [Fact]
    public async Task CatchUp_Refused_TakesTheRowsAway()
    {
        await list.LoadAsync(Ask(One));
        await list.CatchUpAsync(Ask(Two, One), News(Two));
        Assert.Equal(1, list.Waiting);

        await list.CatchUpAsync(_ => Task.FromResult<Result<Page<Row>>>(new AccessDenied()), News(One));
        Assert.Null(list.Page);
        Assert.IsType<AccessDenied>(list.Problem);
        Assert.Equal(0, list.Waiting);

        await list.CatchUpAsync(Ask(Two, One), News(One));
        Assert.Equal([Two, One], list.Page!.Items);
        Assert.Null(list.Problem);
    }

    /// <summary>What fails is thrown, and the next wish is not taken for one under way.</summary>
    [Fact]
    public async Task Load_Failing_IsThrownAndNotBusy()
    {
        await Assert.ThrowsAsync<TimeoutException>(() =>
            list.LoadAsync(_ => Task.FromException<Result<Page<Row>>>(new TimeoutException()))
        );

        Assert.False(list.IsBusy);
    }

    private static Func<CancellationToken, Task<Result<Page<Row>>>> Ask(params Row[] rows) => _ => Task.FromResult(PageOf(rows));

    private static Result<Page<Row>> PageOf(params Row[] rows) => new Page<Row>(rows, 1, 25, rows.Length);

    private static ChangeNews News(params Row[] rows) =>
        new(
            [
                .. rows.Select(row => new Change
                {
                    Kind = "row",
                    RecordId = row.Id,
                    OrganisationId = Guid.Empty,
                    At = DateTime.UnixEpoch,
                }),
            ],
            HasGap: false
        );

    private sealed record Row(Guid Id, long Version, string Name) : IListed;
}
