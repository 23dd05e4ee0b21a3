using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Customers;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Api;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Components.Identity;

/// <summary>A circuit never goes on as somebody else (SECURITY 17).</summary>
public sealed class CircuitAccessTests(ApiHost host) : IClassFixture<ApiHost>
{
    private World World => host.World;

    [Fact]
    public async Task TakenUp_BySomebodyElse_IsNobodys()
    {
        await using var circuit = await OpenAsync();

        circuit.TakeUp(SignedIn.PrincipalOf(World.Admin));

        await AssertNobodysAsync(circuit);
    }

    [Fact]
    public async Task TakenUp_BySameUserInAnotherSession_IsNobodys()
    {
        await using var circuit = await OpenAsync();

        circuit.TakeUp(SignedIn.PrincipalOf(World.Sales, session: World.Admin.SessionId));

        await AssertNobodysAsync(circuit);
    }

    /// <summary>What is not known yet is not trusted, and coming back afterwards does not bring the old rights back.</summary>
    [Fact]
    public async Task TakenUp_ByWhoIsNotKnownYet_IsNobodysForGood()
    {
        await using var circuit = await OpenAsync();
        var unknown = new TaskCompletionSource<AuthenticationState>();

        circuit.TakeUp(unknown.Task);
        Assert.IsType<AccessDenied>(await circuit.Access.RefuseAsync(Permissions.CustomersRead, TestContext.Current.CancellationToken));
        unknown.SetResult(new AuthenticationState(SignedIn.PrincipalOf(World.Admin)));

        Assert.IsType<AccessDenied>(await circuit.Access.RefuseAsync(Permissions.CustomersRead, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task TakenUp_ByTheSameSession_GoesOn()
    {
        await using var circuit = await OpenAsync();

        circuit.TakeUp(SignedIn.PrincipalOf(World.Sales));

        Assert.Null(await circuit.Access.RefuseAsync(Permissions.CustomersRead, TestContext.Current.CancellationToken));
        Assert.True(await circuit.IsSomebodysAsync());
    }

    /// <summary>
    /// The branch was switched in another tab, and this one lost its connection and came back with the new cookie: what is on its screen is
    /// of the branch it began with, and so is what it saves (SECURITY 8).
    /// </summary>
    [Fact]
    public async Task BranchSwitched_InAnotherTab_ThisOneSavesWhereItStands()
    {
        await using var circuit = new CircuitContext(host, null);
        await circuit.BeginAsync(World.Super, World.Centro);

        circuit.TakeUp(SignedIn.PrincipalOf(World.Super, branch: World.Mall));
        var cancellation = TestContext.Current.CancellationToken;
        var input = People.Numbered(41);
        input.BranchId = null;
        var id = (await circuit.Get<CustomerService>().CreateAsync(input, new(), cancellation)).Expect();

        Assert.Equal(World.Centro, circuit.Access.Scope.SelectedBranchId);
        Assert.Equal(
            World.Centro,
            (await host.Database.ReadAsync(db => db.Customers.SingleAsync(row => row.Id == id, cancellation))).BranchId
        );
    }

    private async Task<CircuitContext> OpenAsync()
    {
        var circuit = new CircuitContext(host, null);
        await circuit.BeginAsync(World.Sales);
        Assert.Null(await circuit.Access.RefuseAsync(Permissions.CustomersRead, TestContext.Current.CancellationToken));
        return circuit;
    }

    private static async Task AssertNobodysAsync(CircuitContext circuit)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var list = await circuit.Get<CustomerQueries>().ListAsync(new CustomerFilter(), new PageRequest(), cancellation);
        Assert.IsType<AccessDenied>(list.Error);
        Assert.False(circuit.Access.Scope.IsSomebody);
        Assert.False(await circuit.IsSomebodysAsync());
    }
}
