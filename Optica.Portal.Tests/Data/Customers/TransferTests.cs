using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Customers;
using Optica.Data.Saving;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

/// <summary>DOMAIN §1: a transfer needs full rights in both branches, otherwise the other branch decides.</summary>
public sealed class TransferTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task TransferAsync_WithRightsInBoth_TakesEverythingAlong(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Full(1));
        await using var super = database.As(world.Super);

        (await super.Transfers.TransferAsync(id, new(world.Mall, " se  mudó "), Cancellation)).Expect();

        await using var there = database.As(world.Reader);
        var profile = (await there.Queries.ProfileAsync(id, Cancellation)).Expect();
        Assert.Equal("presión alta", profile.Fields.MedicalNotes);
        Assert.Equal("VIP escuela", string.Join(" ", profile.Fields.Tags));
        Assert.Equal(world.Mall, await database.ReadAsync(db => db.CustomerFigures.Select(row => row.BranchId).SingleAsync()));
        await using var here = database.As(world.Sales);
        Assert.IsType<AccessDenied>((await here.Queries.ProfileAsync(id, Cancellation)).Error);

        var step = (await super.History.ListAsync(id, new PageRequest(), Cancellation)).Expect().Items[0];
        Assert.Equal((AuditActions.Transfer, "se mudó"), (step.Action, step.Reason));
        Assert.Equal(new FieldChange("BranchId", "Centro", "Mall"), Assert.Single(step.Changes));
        var change = await database.ReadAsync(db => db.Changes.OrderBy(row => row.Sequence).LastAsync(row => row.Kind == "customer"));
        Assert.Equal((world.Mall, world.Centro), (change.BranchId, change.OtherBranchId));
        Assert.IsType<CustomerAlreadyInBranch>((await super.Transfers.TransferAsync(id, new(world.Mall, "x"), Cancellation)).Error);
    }

    [Fact]
    public async Task TransferAsync_ToSomebodyElsesContact_IsRefusedUntilConfirmed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Numbered(1));
        var sibling = People.Numbered(2);
        sibling.Phone = People.Numbered(1).Phone;
        await database.AddAsync(world.Mall, sibling);
        await using var super = database.As(world.Super);

        Assert.IsType<CustomerExists>((await super.Transfers.TransferAsync(id, new(world.Mall, "x"), Cancellation)).Error);
        (await super.Transfers.TransferAsync(id, new(world.Mall, "x", SharesContact: true), Cancellation)).Expect();

        var moved = await database.ReadAsync(db => db.Customers.SingleAsync(row => row.Id == id));
        Assert.Equal((false, true), (moved.EmailShared, moved.PhoneShared));
    }

    [Fact]
    public async Task TransferAsync_ToTheSameRut_IsRefusedEvenConfirmed()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Numbered(1));
        await database.AddAsync(world.Mall, People.Numbered(1));
        await using var super = database.As(world.Super);

        Assert.IsType<CustomerExists>((await super.Transfers.TransferAsync(id, new(world.Mall, "x", true), Cancellation)).Error);
    }

    [Theory]
    [InlineData(null, "reason_required")]
    [InlineData(" ", "reason_required")]
    [InlineData("a\u0000b", "control_characters")]
    public async Task TransferAsync_ReasonBreaksARule_IsRefused(string? reason, string code)
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Centro, People.Numbered(1));
        await using var super = database.As(database.World.Super);

        var result = await super.Transfers.TransferAsync(id, new(database.World.Mall, reason), Cancellation);
        Assert.Equal(code, Assert.Single(result.Refused<Invalid, Done>().Fields).Code);
    }

    [Theory, EveryProvider]
    public async Task Request_FromTheCustomersBranch_TheOtherBranchDecides(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Full(1));
        await using var asking = database.As(world.Sales);
        Assert.IsType<TransferNeedsRequest>((await asking.Transfers.TransferAsync(id, new(world.Mall, "x"), Cancellation)).Error);

        var request = (await asking.Transfers.RequestAsync(id, new(world.Mall, "vive cerca"), Cancellation)).Expect();
        Assert.IsType<TransferAlreadyRequested>((await asking.Transfers.RequestAsync(id, new(world.Mall, "x"), Cancellation)).Error);
        Assert.IsType<AccessDenied>((await asking.Transfers.DecideAsync(request, true, Cancellation)).Error);
        Assert.False(Assert.Single((await asking.Requests.WaitingAsync(Cancellation)).Expect()).MayDecide);

        await using var deciding = database.As(world.MallAdmin);
        var waiting = Assert.Single((await deciding.Requests.WaitingAsync(Cancellation)).Expect());
        Assert.Equal((true, null, "Centro", "Mall"), (waiting.MayDecide, waiting.CustomerName, waiting.FromBranch, waiting.ToBranch));
        (await deciding.Transfers.DecideAsync(request, true, Cancellation)).Expect();
        Assert.IsType<TransferAlreadyDecided>((await deciding.Transfers.DecideAsync(request, true, Cancellation)).Error);

        Assert.True((await deciding.Queries.ProfileAsync(id, Cancellation)).Succeeded);
        Assert.Equal(world.Mall, await database.ReadAsync(db => db.CustomerMedical.Select(row => row.BranchId).SingleAsync()));
        var actions = (await deciding.History.ListAsync(id, new PageRequest(), Cancellation)).Expect().Items.Select(step => step.Action);
        Assert.Equal("transfer transfer transfer_requested create", string.Join(" ", actions));
    }

    /// <summary>Both have asked before either is written: the second one finds the first one's request all the same.</summary>
    [Fact]
    public async Task Request_WhileAnotherWaitsForItsTurn_FindsIt()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Full(1));
        await using var writer = database.Open();
        await using var one = database.As(world.Sales);
        await using var other = database.As(world.Sales);
        Task<Result<Guid>>[] asked;
        using (await SqliteWriteGate.EnterAsync(writer.Database.GetConnectionString() ?? "", Cancellation))
        {
            // each goes on until it waits for the turn that is taken
            asked =
            [
                one.Transfers.RequestAsync(id, new(world.Mall, "vive cerca"), Cancellation),
                other.Transfers.RequestAsync(id, new(world.Playa, "vive cerca"), Cancellation),
            ];
        }

        Assert.Equal([null, "transfer_already_requested"], (await Task.WhenAll(asked)).Select(answer => answer.Error?.Code).Order());
        Assert.Equal(1, await database.ReadAsync(db => db.TransferRequests.CountAsync(Cancellation)));
    }

    /// <summary>Of many who ask for the same customer at once one is heard, whichever branch they want.</summary>
    [Theory, EveryProvider]
    public async Task Request_ManyAtOnce_OneWaits(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Full(1));

        var answers = await Race.AtOnceAsync(
            20,
            async number =>
            {
                await using var asking = database.As(world.Sales);
                var to = number % 2 == 0 ? world.Mall : world.Playa;
                return (await asking.Transfers.RequestAsync(id, new(to, "vive cerca"), Cancellation)).Error;
            }
        );

        Assert.Single(answers, answer => answer is null);
        Assert.Equal(19, answers.Count(answer => answer is TransferAlreadyRequested));
        Assert.Equal(1, await database.ReadAsync(db => db.TransferRequests.CountAsync(Cancellation)));
    }

    [Fact]
    public async Task Request_FromElsewhereByDocument_TheCustomersBranchDecides()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var id = await database.AddAsync(world.Mall, People.Numbered(1));
        await using var asking = database.As(world.Sales);
        var who = (world.Mall, new CustomerInput { Rut = $" {Rut.Format(People.RutOf(1))} " });

        var request = (await asking.Transfers.RequestByDocumentAsync(new(world.Centro, "se cambió"), who, Cancellation)).Expect();
        Assert.IsType<NotFound>(
            (await asking.Transfers.RequestByDocumentAsync(new(world.Centro, "x"), (world.Costa, who.Item2), Cancellation)).Error
        );
        Assert.IsType<AccessDenied>((await asking.Transfers.DecideAsync(request, true, Cancellation)).Error);

        await using var deciding = database.As(world.MallAdmin);
        (await deciding.Transfers.DecideAsync(request, true, Cancellation)).Expect();
        Assert.True((await asking.Queries.ProfileAsync(id, Cancellation)).Succeeded);
        Assert.IsType<AccessDenied>((await deciding.Queries.ProfileAsync(id, Cancellation)).Error);
    }

    [Fact]
    public async Task DecideAsync_Refused_LeavesTheCustomerAndMayBeAskedAgain()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Numbered(1));
        await using var asking = database.As(world.Sales);
        await using var deciding = database.As(world.MallAdmin);
        var request = (await asking.Transfers.RequestAsync(id, new(world.Mall, "x"), Cancellation)).Expect();

        (await deciding.Transfers.DecideAsync(request, false, Cancellation)).Expect();

        Assert.True((await asking.Queries.ProfileAsync(id, Cancellation)).Succeeded);
        Assert.Empty((await deciding.Requests.WaitingAsync(Cancellation)).Expect());
        Assert.True((await asking.Transfers.RequestAsync(id, new(world.Mall, "otra vez"), Cancellation)).Succeeded);
    }

    [Fact]
    public async Task RequestAsync_WithRightsInNeitherBranch_IsDenied()
    {
        await using var database = await TestDatabase.CreateAsync();
        var id = await database.AddAsync(database.World.Mall, People.Numbered(1));
        await using var sales = database.As(database.World.Sales);

        Assert.IsType<AccessDenied>((await sales.Transfers.RequestAsync(id, new(database.World.Playa, "x"), Cancellation)).Error);
        Assert.IsType<NotFound>((await sales.Transfers.RequestAsync(id, new(database.World.Costa, "x"), Cancellation)).Error);
    }

    /// <summary>The consent lent by an accepted request must not stay on the pooled context when nothing was saved.</summary>
    [Fact]
    public async Task DecideAsync_FailsOnADuplicate_LendsNothingToTheNextLease()
    {
        await using var database = await TestDatabase.CreateAsync();
        var world = database.World;
        var id = await database.AddAsync(world.Centro, People.Numbered(1));
        await using var asking = database.As(world.Sales);
        var request = (await asking.Transfers.RequestAsync(id, new TransferInput(world.Mall, "x"), Cancellation)).Expect();
        await database.AddAsync(world.Mall, People.Numbered(1));
        await using var deciding = database.As(world.MallAdmin);

        Assert.IsType<CustomerExists>((await deciding.Transfers.DecideAsync(request, true, Cancellation)).Error);

        for (var lease = 0; lease < 4; lease++)
        {
            await using var db = await deciding.OpenAsync();
            Assert.False(db.MayWriteBranch(world.Centro));
        }
    }
}
