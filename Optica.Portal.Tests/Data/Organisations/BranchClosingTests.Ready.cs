using Optica.Data.Access;
using Optica.Data.Appointments;
using Optica.Data.Orders;
using Optica.Data.Organisations;
using Optica.Data.Quotes;
using Optica.Data.WorkOrders;
using Optica.Domain.Access;
using Optica.Domain.Appointments;
using Optica.Domain.Common;
using Optica.Domain.Quotes;
using Optica.Domain.WorkOrders;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Organisations;

/// <content>What is to begin at the branch.</content>
public sealed partial class BranchClosingTests
{
    private async Task<Result<Done>> CloseAsync()
    {
        await using var scope = database.As(World.Super);
        return await scope.Get<BranchService>().CloseAsync(World.Mall, Cancellation);
    }

    /// <summary>What comes before it is there; what is left is to begin.</summary>
    private async Task<Func<Task<Error?>>> ReadyAsync(string what)
    {
        switch (what)
        {
            case "order":
                return () =>
                    AsAsync(async scope =>
                        (await scope.Get<OrderService>().CreateAsync(Sales.Order(customer, World.Mall, 100), new(), Cancellation)).Error
                    );
            case "job":
                return () =>
                    AsAsync(async scope =>
                        (await scope.Get<WorkOrderService>().CreateAsync(Workshop.Job(customer, World.Mall), new(), Cancellation)).Error
                    );
            case "quote":
                return () =>
                    AsAsync(async scope =>
                        (await scope.Get<QuoteService>().CreateAsync(Offers.Quote(customer, World.Mall), new(), Cancellation)).Error
                    );
            case "visit":
                var visit = Booking.For(customer, await database.AddBoxAsync(World.Mall));
                visit.BranchId = World.Mall;
                return () => AsAsync(async scope => (await scope.Get<AppointmentService>().BookAsync(visit, new(), Cancellation)).Error);
            case "remake":
                var job = await database.JobAtAsync(WorkOrderStatus.Delivered, customer, World.Mall);
                return () =>
                    AsAsync(async scope =>
                        (await scope.Get<WorkOrderRemakeService>().RemakeAsync(job, new("se rayó"), new(), Cancellation)).Error
                    );
            case "conversion":
                var quote = await database.OfferAsync(Offers.Quote(customer, World.Mall), QuoteStatus.Accepted);
                return async () => (await database.ConvertAsync(quote)).Error;
            default:
                return await FurnishAsync(what);
        }
    }

    /// <summary>What a branch has, not what is done there.</summary>
    private async Task<Func<Task<Error?>>> FurnishAsync(string what)
    {
        switch (what)
        {
            case "customer":
                var person = People.Numbered(2);
                person.BranchId = World.Mall;
                return () => AsAsync(async scope => (await scope.Customers.CreateAsync(person, new(), Cancellation)).Error);
            case "box":
                var box = new BookableResourceInput
                {
                    BranchId = World.Mall,
                    Name = "Box",
                    Kind = ResourceKind.Box,
                };
                return () =>
                    AsAsync(async scope => (await scope.Get<BookableResourceService>().CreateAsync(box, new(), Cancellation)).Error);
            case "hours":
                var hours = await AsAsync(async scope =>
                    (await scope.Get<BranchScheduleQueries>().ReadAsync(World.Mall, Cancellation)).Expect().Input
                );
                return () =>
                    AsAsync(async scope =>
                        (await scope.Get<BranchScheduleService>().ChangeAsync(World.Mall, hours, null, Cancellation)).Error
                    );
            default:
                var member = new UserInviteInput
                {
                    Name = "Nueva Persona",
                    Email = "nueva@norte.demo",
                    Role = StaffRole.Sales,
                    BranchIds = [World.Mall],
                };
                return () => AsAsync(async scope => (await scope.Get<UserInviteService>().InviteAsync(member, new(), Cancellation)).Error);
        }
    }

    private async Task<T> AsAsync<T>(Func<TestScope, Task<T>> act)
    {
        await using var scope = database.As(World.Chief);
        return await act(scope);
    }
}
