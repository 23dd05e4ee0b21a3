using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Customers;
using Optica.Data.Prescriptions;
using Optica.Data.Reports;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Prescriptions;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Customers;

/// <summary>The lists that are made to contact customers agree with <see cref="ContactRule"/>, customer by customer.</summary>
public sealed class ContactListTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory, EveryProvider]
    public async Task Lists_EveryKindOfCustomer_FollowTheRule(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var subjects = await FillAsync(database);
        await using var scope = database.As(database.World.Admin);
        foreach (var purpose in Enum.GetValues<ConsentPurpose>())
        {
            var expected = Expected(subjects, purpose, ContactVerdict.Reachable);
            var filter = new CustomerFilter { Contact = purpose };
            var list = (await scope.Queries.ListAsync(filter, new PageRequest(1, 100), Cancellation)).Expect();
            Assert.Equal(expected, list.Items.Select(row => row.Id).Order());
            Assert.Equal(expected.Count, list.Total);
            Assert.All(list.Items, row => Assert.Equal(Shown(subjects[row.Id], purpose), (row.Phone is not null, row.Email is not null)));

            var report = (await scope.Get<CustomerReportQueries>().CustomersAsync(filter, null, Cancellation)).Expect();
            Assert.Equal(expected, (await report.Rows.AllAsync()).Expect().Select(row => row.Row.Id).Order());
            Assert.Equal(Left(subjects, purpose), report.LeftOut);
        }

        var due = (await scope.Get<PrescriptionDueQueries>().RecallAsync(new DueFilter(), new PageRequest(1, 100), Cancellation)).Expect();
        Assert.Equal(
            Expected(subjects, ConsentPurpose.Reminders, ContactVerdict.Reachable),
            due.Items.Select(row => row.Customer.CustomerId).Order()
        );
        Assert.Equal(Left(subjects, ConsentPurpose.Reminders), due.LeftOut);
        Assert.All(
            due.Items,
            row =>
                Assert.Equal(
                    Shown(subjects[row.Customer.CustomerId], ConsentPurpose.Reminders),
                    (row.Customer.Phone is not null, row.Customer.Email is not null)
                )
        );
    }

    /// <summary>A page counts those who are left out up to its cap, and says that there are more.</summary>
    [Theory, EveryProvider]
    public async Task LeftOutAsync_BeyondTheCap_CountsNoFurther(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var subjects = await FillAsync(database);
        await using var db = database.Open();
        var everybody = db.CustomerFigures.OrderBy(row => row.CustomerId).Select(row => row.CustomerId);

        var all = await everybody.LeftOutAsync(db, ConsentPurpose.Reminders, null, Cancellation);
        var capped = await everybody.LeftOutAsync(db, ConsentPurpose.Reminders, 3, Cancellation);
        var exact = await everybody.LeftOutAsync(db, ConsentPurpose.Reminders, all.Total, Cancellation);

        Assert.Equal(Left(subjects, ConsentPurpose.Reminders), all);
        Assert.Equal((3, true), (capped.Total, capped.HasMore));
        Assert.Equal(all, exact);
    }

    /// <summary>A workbook of customers is as good as a list to contact them by: it shows the ways they agreed to, for whatever purpose.</summary>
    [Fact]
    public async Task CustomersAsync_WithoutAPurpose_KnowsWhatEachAgreedTo()
    {
        await using var database = await TestDatabase.CreateAsync();
        var silent = await database.AddAsync(database.World.Centro, People.Numbered(1));
        var agreeing = await database.AddAsync(database.World.Centro, People.Agreeing(2));
        await using var scope = database.As(database.World.Admin);

        var report = (await scope.Get<CustomerReportQueries>().CustomersAsync(new CustomerFilter(), null, Cancellation)).Expect();
        var rows = (await report.Rows.AllAsync()).Expect().ToDictionary(row => row.Row.Id);

        Assert.Empty(rows[silent].Given);
        Assert.Equal(ConsentChoice.All.Count, rows[agreeing].Given.Count);
    }

    private static (bool Phone, bool Email) Shown(ContactSubject subject, ConsentPurpose purpose)
    {
        var channels = ContactRule.Channels(subject, purpose);
        return (channels.Any(way => way != ContactMethod.Email), channels.Contains(ContactMethod.Email));
    }

    private static List<Guid> Expected(Dictionary<Guid, ContactSubject> subjects, ConsentPurpose purpose, ContactVerdict verdict) =>
        [.. subjects.Where(one => ContactRule.Judge(one.Value, purpose) == verdict).Select(one => one.Key).Order()];

    private static LeftOut Left(Dictionary<Guid, ContactSubject> subjects, ConsentPurpose purpose) =>
        new(
            Expected(subjects, purpose, ContactVerdict.Blocked).Count,
            Expected(subjects, purpose, ContactVerdict.NoConsent).Count,
            Expected(subjects, purpose, ContactVerdict.NoAddress).Count
        );

    /// <summary>Every mixture of: blocked, address, phone, a consent of either kind to either purpose, and one withdrawn.</summary>
    private static async Task<Dictionary<Guid, ContactSubject>> FillAsync(TestDatabase database)
    {
        var subjects = new Dictionary<Guid, ContactSubject>();
        ConsentChoice[][] consents =
        [
            [],
            [new(ConsentPurpose.Reminders, ContactMethod.Email)],
            [new(ConsentPurpose.Reminders, ContactMethod.Phone), new(ConsentPurpose.Marketing, ContactMethod.Email)],
            [new(ConsentPurpose.Marketing, ContactMethod.WhatsApp)],
        ];
        for (var at = 0; at < consents.Length * 8; at++)
        {
            var (given, hasEmail, hasPhone, isBlocked) = (consents[at / 8], (at & 1) == 0, (at & 2) == 0, (at & 4) != 0);
            var input = People.Agreeing(at);
            (input.Email, input.Phone) = (hasEmail ? input.Email : null, hasPhone ? input.Phone : null);
            input.NextEyeExamDue = DateOnly.FromDateTime(World.Start);
            var id = await database.AddAsync(database.World.Centro, input);
            await WithdrawAsync(database, id, given);
            subjects[id] = new(isBlocked, input.Email, input.Phone, given);
        }

        await using var db = database.Open();
        var blocked = subjects.Where(one => one.Value.IsBlocked).Select(one => one.Key).ToList();
        foreach (var customer in await db.Customers.Where(row => blocked.Contains(row.Id)).ToListAsync(Cancellation))
        {
            customer.Block("x", World.Start).Expect();
        }

        await db.SaveChangesAsync(Cancellation);
        return subjects;
    }

    private static async Task WithdrawAsync(TestDatabase database, Guid id, ConsentChoice[] kept)
    {
        await using var scope = database.As(database.World.Chief);
        var fields = new HashSet<string> { nameof(CustomerInput.Consents) };
        var update = new CustomerUpdate(new CustomerInput { Consents = [.. kept] }, fields);
        (await scope.Customers.UpdateAsync(id, update, Cancellation)).Expect();
    }
}
