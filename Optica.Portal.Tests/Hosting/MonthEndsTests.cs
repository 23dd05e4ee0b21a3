using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Optica.Data;
using Optica.Domain.Segments;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Hosting;

/// <summary>The portal writes the movement of a month when it ends in Santiago, also after something went wrong.</summary>
public sealed class MonthEndsTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Portal_AtStartAndAtTheEndOfTheMonth_WritesMovement()
    {
        // seven hours before December begins in Santiago
        var clock = new TimerClock(new DateTime(2026, 11, 30, 20, 0, 0, DateTimeKind.Utc));
        var failing = new FailingCommands();
        await using var host = new ApiHost
        {
            Configure = builder =>
                builder.ConfigureTestServices(services =>
                    Alone(services)
                        .Replace(ServiceDescriptor.Singleton<TimeProvider>(clock))
                        .ConfigureDbContext<SqliteOpticaDbContext>(options => options.AddInterceptors(failing))
                ),
        };
        await host.InitializeAsync();
        await clock.IsSetAsync(TimeSpan.FromHours(7), Cancellation);
        Assert.Equal(new DateOnly(2026, 10, 1), await UntilAsync(host));
        Assert.Empty(await RowsAsync(host));
        await host.RegisterAsync(1, host.World.Sales, host.World.Centro);

        // the database is away just then
        failing.Arm(0);
        clock.Advance(TimeSpan.FromHours(7));
        await clock.IsSetAsync(TimeSpan.FromMinutes(10), Cancellation);
        Assert.Empty(await RowsAsync(host));

        clock.Advance(TimeSpan.FromMinutes(10));
        await clock.IsSetAsync(Day, Cancellation);
        Assert.Equal(new DateOnly(2026, 11, 1), await UntilAsync(host));
        var row = Assert.Single(await RowsAsync(host));
        Assert.Equal((new DateOnly(2026, 11, 1), null, Segment.New, 1), (row.Month, row.From, row.To, row.Customers));

        clock.Advance(Day);
        await clock.IsSetAsync(Day, Cancellation);
        Assert.Single(await RowsAsync(host));
    }

    /// <summary>Others who look at the database by the same clock would meet the failure that is meant for the month's end.</summary>
    private static IServiceCollection Alone(IServiceCollection services)
    {
        string[] others = ["ChangePump", "CleanUps", "AuditSealing", "RootWatch", "MassReadings", "SightingWriting"];
        foreach (var other in services.Where(service => others.Contains(service.ImplementationType?.Name, StringComparer.Ordinal)).ToList())
        {
            services.Remove(other);
        }

        return services;
    }

    private static Task<List<SegmentMovement>> RowsAsync(ApiHost host) =>
        host.Database.ReadAsync(db => db.SegmentMovements.AsNoTracking().ToListAsync(Cancellation));

    private static Task<DateOnly?> UntilAsync(ApiHost host) =>
        host.Database.ReadAsync(async db =>
            (await db.Organisations.AsNoTracking().SingleAsync(row => row.Id == host.World.North, Cancellation)).MovementUntil
        );
}
