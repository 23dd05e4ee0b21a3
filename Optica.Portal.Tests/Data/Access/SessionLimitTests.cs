using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Data.Saving;
using Optica.Domain.Access;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Access;

/// <summary>A session ends half an hour after its user's last act and half a day after it began, whatever else happens (SECURITY 34).</summary>
public sealed class SessionLimitTests : IAsyncLifetime
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private TestDatabase database = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private SessionLog Log => database.Services.GetRequiredService<SessionLog>();

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(29, true)]
    [InlineData(31, false)]
    public async Task Idle_Minutes_DecideAtTheNextCall(int minutes, bool good)
    {
        var ticket = await BeginAsync();

        database.Clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(good, await IsGoodAsync(ticket));
        // too late to be there
        Assert.Equal(good, await Log.UsedAsync(ticket, TimeSpan.Zero) is not null);
        Assert.Equal(good, await IsGoodAsync(ticket));
    }

    [Fact]
    public async Task Use_MovesTheEndByIdleness_AskingDoesNot()
    {
        var ticket = await BeginAsync();

        database.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(TimeSpan.FromMinutes(10), (await Log.LeftAsync(ticket))!.Idle);
        Assert.Equal(TimeSpan.FromMinutes(10), (await Log.LeftAsync(ticket))!.Idle);
        // told of later than it happened
        Assert.Equal(TimeSpan.FromMinutes(26), (await Log.UsedAsync(ticket, TimeSpan.FromMinutes(4)))!.Idle);
        Assert.Equal(TimeSpan.FromMinutes(30), (await Log.UsedAsync(ticket, TimeSpan.FromMinutes(-90)))!.Idle);
        Assert.Equal(TimeSpan.FromMinutes(30), (await Log.UsedAsync(ticket, TimeSpan.FromMinutes(5)))!.Idle);

        database.Clock.Advance(TimeSpan.FromMinutes(30) - Second);
        Assert.True(await IsGoodAsync(ticket));
        database.Clock.Advance(Second);
        Assert.False(await IsGoodAsync(ticket));
    }

    [Fact]
    public async Task Absolute_End_ComesHoweverBusySomebodyIs()
    {
        var ticket = await BeginAsync();
        for (var at = 0; at < 12 * 3 - 1; at++)
        {
            database.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.NotNull(await Log.UsedAsync(ticket, TimeSpan.Zero));
        }

        database.Clock.Advance(TimeSpan.FromMinutes(20) - Second);
        Assert.NotNull(await Log.UsedAsync(ticket, TimeSpan.Zero));
        Assert.True(await IsGoodAsync(ticket));
        database.Clock.Advance(Second + Second);
        Assert.False(await IsGoodAsync(ticket));
        Assert.Null(await Log.LeftAsync(ticket));
    }

    /// <summary>Nobody sits at an API client; it ends after half a day all the same, and its refresh tokens with it.</summary>
    [Fact]
    public async Task ApiSession_IsNeverIdle_AndEnds()
    {
        var ticket = await BeginAsync(new("till", IsApi: true));
        await using var scope = database.As(null);
        var session = await SessionAsync(ticket);
        database.Clock.Advance(TimeSpan.FromHours(11));
        var refresh = scope.Get<RefreshTokens>();
        var secret = await refresh.IssueAsync(session, Cancellation);
        Assert.True(await IsGoodAsync(ticket));

        database.Clock.Advance(TimeSpan.FromHours(1) + Second);

        Assert.False(await IsGoodAsync(ticket));
        Assert.Null(await refresh.UseAsync(secret, Cancellation));
    }

    /// <summary>The password stands before it, so lunch may take longer than half an hour; half a day is half a day.</summary>
    [Fact]
    public async Task Lock_IsNobodysUntilUnlocked_AndIsTold()
    {
        var ticket = await BeginAsync();

        await Log.LockAsync(ticket);
        Assert.Equal((false, true), await StateAsync(ticket));
        Assert.Null(await Log.UsedAsync(ticket, TimeSpan.Zero));
        database.Clock.Advance(TimeSpan.FromMinutes(45));
        Assert.Equal((false, true), await StateAsync(ticket));

        await Log.UnlockAsync(ticket);
        Assert.Equal((true, false), await StateAsync(ticket));
        Assert.Equal(TimeSpan.FromMinutes(30), (await Log.LeftAsync(ticket))!.Idle);

        await Log.LockAsync(ticket);
        database.Clock.Advance(TimeSpan.FromHours(12));
        Assert.Equal((false, false), await StateAsync(ticket));
        await Log.UnlockAsync(ticket);
        Assert.Equal((false, false), await StateAsync(ticket));
        Assert.Equal(
            [AuditActions.SignIn, AuditActions.ScreenLocked, AuditActions.ScreenUnlocked, AuditActions.ScreenLocked],
            (await database.LinesAsync(database.World.Sales)).Select(line => line.Action)
        );
        // begun, locked and unlocked are told to the screens
        Assert.Equal(4, await database.ReadAsync(db => db.Changes.CountAsync(row => row.RecordId == ticket.UserId)));
    }

    [Fact]
    public async Task SessionWithoutLimits_GoesOn()
    {
        var ticket = database.World.Sales.Ticket();

        database.Clock.Advance(TimeSpan.FromDays(30));

        Assert.True(await IsGoodAsync(ticket));
        Assert.Equal(new SessionLeft(null, null), await Log.UsedAsync(ticket, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(0, 0, 5, 1)]
    [InlineData(30, 12, 30, 12)]
    [InlineData(10_000, 10_000, 60, 24)]
    public void Limits_AsSet_StayWithinReason(int minutes, int hours, int idle, int absolute) =>
        Assert.Equal(new SessionLimits(TimeSpan.FromMinutes(idle), TimeSpan.FromHours(absolute)), SessionLimits.Within(minutes, hours));

    /// <summary>Whoever is signed in writes their own session, but not its end.</summary>
    [Fact]
    public async Task Guard_OwnEnd_CannotBeMoved()
    {
        var ticket = await BeginAsync();
        await using var scope = database.As(null);
        scope.Access.Use(ticket);
        await using var db = await scope.OpenAsync();
        var session = await db.UserSessions.SingleAsync(row => row.Id == ticket.SessionId, Cancellation);

        db.Entry(session).Property(row => row.EndsAt).CurrentValue = database.Clock.Now.AddYears(1);

        await Assert.ThrowsAnyAsync<Exception>(() => db.SaveChangesAsync(Cancellation));
        Assert.Equal(database.Clock.Now.AddHours(12), (await SessionAsync(ticket)).EndsAt);
    }

    /// <summary>What the desk shows as last seen is when somebody was last there; what has ended by itself is no open session.</summary>
    [Fact]
    public async Task Desk_ShowsLastActivity_AndOpenSessionsOnly()
    {
        var ticket = await BeginAsync(new("Firefox/140 Linux", "10.0.0.7"));
        await using var scope = database.As(database.World.Admin);
        var desk = scope.Get<UserQueries>();
        database.Clock.Advance(TimeSpan.FromMinutes(10));
        await Log.UsedAsync(ticket, TimeSpan.Zero);

        var detail = (await desk.ReadAsync(database.World.Sales.Id, Cancellation)).Expect();
        Assert.Equal(database.Clock.Now, detail.Row.LastSeenAt);
        Assert.Equal("10.0.0.7", detail.Sessions.Single(session => session.Id == ticket.SessionId).Address);

        database.Clock.Advance(TimeSpan.FromMinutes(31));
        detail = (await desk.ReadAsync(database.World.Sales.Id, Cancellation)).Expect();
        Assert.DoesNotContain(detail.Sessions, session => session.Id == ticket.SessionId);
    }

    [Fact]
    public async Task Own_ListedAndEnded_NobodyElses()
    {
        var (here, there) = (await BeginAsync(), await BeginAsync());
        await using var scope = database.As(null);
        scope.Access.Use(here);
        var own = scope.Get<OwnSessionService>();
        var listed = (await scope.Get<OwnSessionQueries>().ListAsync(Cancellation)).Expect();
        Assert.Equivalent(
            new[] { database.World.Sales.SessionId, here.SessionId, there.SessionId },
            listed.Select(session => session.Id),
            strict: true
        );

        Assert.IsType<NotFound>((await own.EndAsync(database.World.Admin.SessionId, Cancellation)).Error);
        (await own.EndAsync(there.SessionId, Cancellation)).Expect();
        Assert.False(await IsGoodAsync(there));
        Assert.True(await IsGoodAsync(database.World.Sales.Ticket()));

        (await own.EndOthersAsync(here.SessionId, Cancellation)).Expect();
        Assert.False(await IsGoodAsync(database.World.Sales.Ticket()));
        Assert.True(await IsGoodAsync(here));
        Assert.True(await IsGoodAsync(database.World.Admin.Ticket()));
        Assert.Equal(2, (await database.LinesAsync(database.World.Sales)).Count(line => line.Action == AuditActions.SessionEnded));
    }

    [Fact]
    public async Task CleanUp_ForgetsWhatEndedAYearAgo()
    {
        var old = await BeginAsync();
        await Log.EndAsync(old);
        var late = await BeginAsync();
        var cleanUp = database.Services.GetRequiredService<SavingCleanUp>();

        database.Clock.Advance(TimeSpan.FromDays(365) - Second);
        await cleanUp.RunAsync(Cancellation);
        Assert.NotNull(await SessionAsync(old));

        database.Clock.Advance(Second + Second);
        var fresh = await BeginAsync();
        await cleanUp.RunAsync(Cancellation);
        var kept = await database.ReadAsync(db => db.UserSessions.Select(row => row.Id).ToListAsync(Cancellation));
        Assert.Contains(fresh.SessionId, kept);
        Assert.DoesNotContain(old.SessionId, kept);
        // ended by itself half a day later
        Assert.Contains(late.SessionId, kept);
    }

    private async Task<AccessTicket> BeginAsync(SessionOrigin? origin = null)
    {
        var whom = database.World.Sales;
        var session = await Log.StartAsync(await database.UserAsync(whom), origin ?? new("browser"));
        return whom.Ticket() with { SessionId = session.Id };
    }

    private Task<UserSession> SessionAsync(AccessTicket ticket) =>
        database.ReadAsync(db => db.UserSessions.AsNoTracking().SingleAsync(row => row.Id == ticket.SessionId, Cancellation));

    private async Task<bool> IsGoodAsync(AccessTicket ticket) => (await StateAsync(ticket)).IsSomebody;

    private async Task<(bool IsSomebody, bool IsLocked)> StateAsync(AccessTicket ticket)
    {
        await using var scope = database.As(null);
        scope.Access.Use(ticket);
        var now = await scope.Access.RefreshAsync(Cancellation);
        return (now.IsSomebody, scope.Access.IsLocked);
    }
}
