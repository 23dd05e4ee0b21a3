using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Audit;
using Optica.Data.Reports;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Reports;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Reports;

/// <summary>Whose data was seen between two times, by whom, in which session (SECURITY 47).</summary>
public sealed class BreachReportTests : IAsyncLifetime
{
    private TestDatabase database = default!;
    private Guid ana;
    private Guid ben;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private World World => database.World;

    public async ValueTask InitializeAsync()
    {
        database = await ReportHost.CreateAsync();
        ana = await database.AddAsync(World.Centro, People.Full(1));
        ben = await database.AddAsync(World.Mall, People.Numbered(2));
        await ListAsync(World.Sales);
        database.Clock.Advance(TimeSpan.FromMinutes(30));
        await ListAsync(World.Super);
        await using (var optometrist = database.As(World.Optometrist))
        {
            (await optometrist.Queries.ProfileAsync(ana, Cancellation)).Expect();
        }

        database.Clock.Advance(TimeSpan.FromMinutes(30));
        await FlushAsync();
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Read_AllOfToday_TellsPersonsAndWhoSawThemWithTheirSessions()
    {
        var answer = (await ReadAsync(World.Super, new())).Expect();

        Assert.Equal([ana, ben], answer.Persons.Select(row => row.CustomerId).OrderBy(id => id != ana));
        var person = answer.Persons.Single(row => row.CustomerId == ana);
        Assert.Equal(
            (4, World.Start, World.Start.AddMinutes(30), "Centro"),
            (person.Seen.Times, person.Seen.First, person.Seen.Last, person.Branch)
        );
        Assert.Equal([SightingKind.List, SightingKind.Record, SightingKind.Medical], person.Seen.Kinds);
        Assert.Equal(["optometrist", "sales", "super"], answer.Viewers.Select(row => row.Name));
        Assert.Equal([1, 1, 2], answer.Viewers.Select(row => row.Persons));
        var sales = answer.Viewers.Single(row => row.Name == "sales");
        var session = await database.ReadAsync(db => db.UserSessions.SingleAsync(row => row.Id == World.Sales.SessionId, Cancellation));
        Assert.Equal(new BreachSession(session.Id, session.Client, session.Address, session.StartedAt), sales.Session);
        Assert.Equal(4, answer.Pairs.Count);
    }

    [Fact]
    public async Task Read_NarrowedBySpanPersonBranchOrCustomer_TellsOnlyThat()
    {
        var day = new DateOnly(2026, 11, 24);
        // 12:00 in Chile is when the seller looked, 12:30 when the others did
        var late = (
            await ReadAsync(
                World.Super,
                new()
                {
                    From = day,
                    Start = new(12, 15),
                    To = day,
                }
            )
        ).Expect();
        Assert.Equal(["optometrist", "super"], late.Viewers.Select(row => row.Name));
        var early = (
            await ReadAsync(
                World.Super,
                new()
                {
                    From = day,
                    To = day,
                    End = new(12, 30),
                }
            )
        ).Expect();
        Assert.Equal(["sales"], early.Viewers.Select(row => row.Name));
        // 24:00 is typed for the midnight that ends the day
        var whole = (
            await ReadAsync(
                World.Super,
                new()
                {
                    From = day,
                    To = day,
                    End = TimeOnly.MinValue,
                }
            )
        ).Expect();
        Assert.Equal(["optometrist", "sales", "super"], whole.Viewers.Select(row => row.Name));
        Assert.Equal(day.AddDays(1), DateOnly.FromDateTime(whole.Until));
        Assert.Equal(["sales"], (await ReadAsync(World.Super, new() { UserId = World.Sales.Id })).Expect().Viewers.Select(row => row.Name));
        Assert.Equal([ben], (await ReadAsync(World.Super, new() { BranchId = World.Mall })).Expect().Persons.Select(row => row.CustomerId));
        var one = (await ReadAsync(World.Super, new() { CustomerId = ben })).Expect();
        Assert.Equal((ben, "super"), (Assert.Single(one.Persons).CustomerId, Assert.Single(one.Viewers).Name));
        Assert.Equal(ErrorKind.Invalid, (await ReadAsync(World.Super, new() { From = day, To = day.AddDays(-1) })).Error?.Kind);
        Assert.Equal(ErrorKind.Invalid, (await ReadAsync(World.Super, new() { From = day.AddDays(-92), To = day })).Error?.Kind);
        Assert.Equal(ErrorKind.Invalid, (await ReadAsync(World.Super, new() { Start = new(12, 15) })).Error?.Kind);
    }

    [Fact]
    public async Task Read_IsForWhoReadsTheTrail_AndOfTheirCustomersAlone()
    {
        foreach (var person in new[] { World.Sales, World.Optometrist, World.Platform })
        {
            Assert.Equal(new AccessDenied(), (await ReadAsync(person, new())).Error);
        }

        Assert.Empty((await ReadAsync(World.SouthChief, new())).Expect().Viewers);
        var mall = (await ReadAsync(World.MallAdmin, new())).Expect();
        Assert.Equal((ben, "super"), (Assert.Single(mall.Persons).CustomerId, Assert.Single(mall.Viewers).Name));
        Assert.Equal(1, mall.Viewers[0].Persons);
        Assert.Equal(new AccessDenied(), (await ReadAsync(World.MallAdmin, new() { BranchId = World.Centro })).Error);
    }

    /// <summary>Whoever reads the report sees those persons, too.</summary>
    [Fact]
    public async Task Read_LeavesASightingItself()
    {
        await ReadAsync(World.Admin, new());
        await FlushAsync();

        var last = await database.ReadAsync(db => db.Sightings.OrderByDescending(row => row.At).FirstAsync(Cancellation));
        Assert.Equal((World.Admin.Id, SightingSurface.Breach), (last.UserId, last.Surface));
        Assert.Equal([ana], Sighting.Unpack(last.Customers));
    }

    /// <summary>Before there were sightings the trail knows what was opened, without its session.</summary>
    [Fact]
    public async Task Read_BeforeTheFirstSighting_TellsWhatTheTrailKnows()
    {
        await database.ReadAsync(db => db.Sightings.ExecuteDeleteAsync(Cancellation));

        var answer = (await ReadAsync(World.Super, new())).Expect();

        Assert.Equal(ana, Assert.Single(answer.Persons).CustomerId);
        Assert.Equal("optometrist", Assert.Single(answer.Viewers).Name);
        Assert.Null(answer.Viewers[0].Session);
        Assert.Equal([SightingKind.Record, SightingKind.Medical], answer.Persons[0].Seen.Kinds);
        Assert.Null(answer.Since);
    }

    [Fact]
    public async Task File_HasPersonsViewersAndPairs_AndIsNotedItself()
    {
        using var read = await database.ExportAsync(
            World.Super,
            $"/admin/reports/breach?from=2026-11-24&to=2026-11-24&user={World.Sales.Id}"
        );

        Assert.Empty(read.Errors);
        var person = Assert.Single(read.Rows());
        Assert.Equal(("1", "list", "Centro"), (person["Times seen"].Text, person["What was seen"].Text, person["Branch"].Text));
        Assert.Equal("sales", Assert.Single(read.Rows(2))["Seen by"].Text);
        Assert.Equal("sales", Assert.Single(read.Rows(3))["Seen by"].Text);
        Assert.Equal("sales", read.Cover["Person"].Text);
        Assert.StartsWith("24-11-2026 00:00", read.Cover["Between"].Text, StringComparison.Ordinal);
        var note = await database.ReadAsync(db => db.AuditEntries.SingleAsync(one => one.Action == AuditActions.Export, Cancellation));
        Assert.Contains("\"Breach\"", note.Changes, StringComparison.Ordinal);
        Assert.Contains("\"Span\"", note.Changes, StringComparison.Ordinal);
    }

    private async Task ListAsync(Person person)
    {
        await using var scope = database.As(person);
        (await scope.Queries.ListAsync(new(), new PageRequest(), Cancellation)).Expect();
    }

    private Task<int> FlushAsync() => database.Services.GetRequiredService<SightingLog>().FlushAsync(Cancellation);

    private async Task<Result<BreachAnswer>> ReadAsync(Person person, BreachFilter filter)
    {
        await using var scope = database.As(person);
        return await scope.Get<BreachReportQueries>().ReadAsync(filter, null, Cancellation);
    }
}
