using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

public sealed class CustomerLifeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task DeactivateAndReactivate_InTurn_AreRefusedTwice(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var id = await database.AddAsync(database.World.Centro, People.Full(1));
        await using var scope = database.As(database.World.Admin);

        Assert.IsType<VersionConflict>((await scope.Life.DeactivateAsync(id, 7, Cancellation)).Error);
        (await scope.Life.DeactivateAsync(id, 1, Cancellation)).Expect();
        Assert.IsType<CustomerAlreadyInactive>((await scope.Life.DeactivateAsync(id, null, Cancellation)).Error);
        Assert.Equal((false, 2L), await StateAsync(database, id));

        (await scope.Life.ReactivateAsync(id, 2, Cancellation)).Expect();
        Assert.IsType<CustomerAlreadyActive>((await scope.Life.ReactivateAsync(id, null, Cancellation)).Error);
        Assert.Equal((true, 3L), await StateAsync(database, id));

        var history = (await scope.History.ListAsync(id, new PageRequest(), Cancellation)).Expect();
        Assert.Equal("reactivate deactivate create", string.Join(" ", history.Items.Select(step => step.Action)));
        Assert.Equal("IsActive", Assert.Single(history.Items[0].Changes).Field);
    }

    private static Task<(bool, long)> StateAsync(TestDatabase database, Guid id) =>
        database.ReadAsync(async db =>
        {
            var customer = await db.Customers.SingleAsync(row => row.Id == id);
            var figures = await db.CustomerFigures.SingleAsync(row => row.CustomerId == id);
            Assert.Equal(customer.IsActive, figures.IsActive);
            return (customer.IsActive, customer.Version);
        });
}
