using Bunit.TestDoubles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Optica.Data.Access;
using Optica.Data.Organisations;
using Optica.Data.Saving;
using Optica.Data.Tenancy;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Domain.Saving;
using Optica.Portal.Identity;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Identity;

/// <summary>Whoever is signed out or reaches less sees it at once, and not only at the next look every 30 seconds (SECURITY 15, 16).</summary>
public sealed class AccessWatchTests(ApiHost host) : IClassFixture<ApiHost>
{
    /// <summary>Shorter than the time after which it is looked at without being told.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private World World => host.World;

    [Fact]
    public async Task SignedOut_CircuitBecomesNobodys()
    {
        await using var circuit = await OpenAsync(World.Sales);

        await ChangeAsync(World.Sales, user => user.SecurityStamp = "another");

        await UntilAsync(async () => !await circuit.IsSomebodysAsync());
        Assert.IsType<AccessDenied>(
            await circuit.Access.RefuseAsync(Permissions.CustomersRead, Xunit.TestContext.Current.CancellationToken)
        );
    }

    /// <summary>What ends a session from elsewhere closes its screens, and they know what to say at the sign-in page.</summary>
    [Fact]
    public async Task SessionEnded_FromElsewhere_CircuitKnowsWhy()
    {
        var cancellation = Xunit.TestContext.Current.CancellationToken;
        await using var screen = await OpenAsync(World.SouthChief);
        await using var till = await OpenAsync(World.SouthSales);

        await using (var own = new CircuitContext(host, World.SouthChief))
        {
            (await own.Get<OwnSessionService>().EndAsync(World.SouthChief.SessionId, cancellation)).Expect();
        }

        await UntilAsync(async () => !await screen.IsSomebodysAsync());
        Assert.Equal(SessionEnding.Ended, screen.Get<CurrentAccess>().Ending);
        Assert.True(await till.IsSomebodysAsync());
        await using (var platform = new CircuitContext(host, World.Platform))
        {
            (await platform.Get<OrganisationService>().SuspendAsync(World.South, "no paga", cancellation)).Expect();
        }

        await UntilAsync(async () => !await till.IsSomebodysAsync());
        Assert.Equal(SessionEnding.Suspended, till.Get<CurrentAccess>().Ending);
        Assert.Equal(SessionEnding.Ended, screen.Get<CurrentAccess>().Ending);
    }

    [Fact]
    public async Task AnotherUserSignedOut_NothingHappens()
    {
        await using var circuit = await OpenAsync(World.Admin);
        await using var other = await OpenAsync(World.Optometrist);

        await ChangeAsync(World.Optometrist, user => user.SecurityStamp = "another");

        await UntilAsync(async () => !await other.IsSomebodysAsync());
        Assert.True(await circuit.IsSomebodysAsync());
        Assert.Empty(circuit.Services.GetRequiredService<BunitNavigationManager>().History);
    }

    [Fact]
    public async Task ReachChanged_PageIsLoadedAnew()
    {
        await using var circuit = await OpenAsync(World.MallAdmin);

        await ChangeAsync(
            World.MallAdmin,
            user =>
            {
                user.Role = StaffRole.Sales;
                user.ScopeVersion++;
            }
        );

        await UntilAsync(() => Task.FromResult(circuit.Services.GetRequiredService<BunitNavigationManager>().History.Count > 0));
        Assert.True(circuit.Services.GetRequiredService<BunitNavigationManager>().History.First().Options.ForceLoad);
    }

    /// <summary>While the database is away nobody's reach is known; the screen is still closed once it is.</summary>
    [Fact]
    public async Task Database_AwayForAMoment_IsLookedAtAgain()
    {
        await using var circuit = new CircuitContext(host, World.Super);
        await circuit.BeginAsync(World.Super);
        var shaky = new ShakyAccess(circuit.Access.Scope);
        circuit.Services.AddSingleton<ICurrentAccess>(shaky);
        circuit.Render<AccessWatch>();
        await UntilAsync(() => Task.FromResult(shaky.Looks == 1));

        host.Services.GetRequiredService<ChangeFeed>().Publish([Told(World.Super)]);

        await UntilAsync(async () => !await circuit.IsSomebodysAsync());
    }

    private async Task<CircuitContext> OpenAsync(Person person)
    {
        var circuit = new CircuitContext(host, null);
        await circuit.BeginAsync(person);
        circuit.Render<AccessWatch>();
        return circuit;
    }

    private async Task ChangeAsync(Person person, Action<OpticaUser> change)
    {
        await using var db = host.Services.GetRequiredService<SystemAccess>().Open();
        change(await db.Users.SingleAsync(user => user.Id == person.Id, Xunit.TestContext.Current.CancellationToken));
        await db.SaveChangesAsync(Xunit.TestContext.Current.CancellationToken);
    }

    private static Change Told(Person person) =>
        new()
        {
            Sequence = 1_000_000,
            Kind = ChangeKinds.Access,
            RecordId = person.Id,
            OrganisationId = Guid.Empty,
            At = World.Start,
        };

    private static Task UntilAsync(Func<Task<bool>> condition) => Patiently.UntilAsync(condition, Patience);

    /// <summary>Cannot be read at first; afterwards it is nobody's.</summary>
    private sealed class ShakyAccess(AccessScope scope) : ICurrentAccess
    {
        public int Looks { get; private set; }

        public AccessScope Scope => scope;

        public Task<AccessScope> RefreshAsync(CancellationToken cancellation) =>
            ++Looks == 1 ? Task.FromException<AccessScope>(new TimeoutException()) : Task.FromResult(AccessScope.None);

        public Task<Error?> RefuseAsync(string permission, CancellationToken cancellation) => Task.FromResult<Error?>(new AccessDenied());
    }
}
