using Microsoft.EntityFrameworkCore;
using Optica.Data;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Tenancy;

/// <summary>10,000 random people × rows against what the table of roles says (SECURITY 1).</summary>
public sealed class ScopePropertyTests
{
    private const int People = 500;
    private const int RowsABranch = 4;
    private static readonly DateTime Now = World.Start;

    [Theory, EveryProvider]
    public async Task Filter_RandomPeopleAndRows_ShowsWhatTheRoleTableSays(DatabaseProvider provider)
    {
        await using var database = await TestDatabase.CreateAsync(provider);
        var rows = await PlantAsync(database);
        var people = await InventAsync(database, new Random(2026));
        var pairs = 0;

        foreach (var (user, expected) in people)
        {
            await using var scope = database.As(user);
            await using var db = await scope.OpenAsync();
            var seen = await db.Customers.Select(row => row.Id).ToListAsync(TestContext.Current.CancellationToken);
            var figures = await db.CustomerFigures.Select(row => row.CustomerId).ToListAsync(TestContext.Current.CancellationToken);
            var wanted = rows.Where(row => expected.Reads(row.Organisation, row.Branch)).Select(row => row.Id).Order().ToList();
            Assert.True(wanted.SequenceEqual(seen.Order()), $"{expected}: {wanted.Count} expected, {seen.Count} seen");
            Assert.Equal(wanted, figures.Order());
            Assert.All(rows, row => Assert.Equal(expected.Changes(row.Organisation, row.Branch), Writes(scope.Access.Scope, row)));
            pairs += rows.Count;
        }

        Assert.Equal(10_000, pairs);
    }

    private static bool Writes(AccessScope scope, Row row) => scope.OrganisationId == row.Organisation && scope.Changes(row.Branch);

    private static Guid NewId() => Ids.New(Now);

    private static (Guid Organisation, Guid Branch)[] Places(World world) =>
        [
            (world.North, world.Centro),
            (world.North, world.Mall),
            (world.North, world.Playa),
            (world.South, world.Costa),
            (world.South, world.Cerro),
        ];

    private static async Task<List<Row>> PlantAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var rows = new List<Row>();
        foreach (var place in Places(database.World))
        {
            for (var i = 0; i < RowsABranch; i++)
            {
                var customer = Customer.Create(NewId(), place, Support.People.Numbered(rows.Count), SharedContact.None);
                db.Add(customer);
                db.Add(CustomerFigures.Create(customer, Now));
                rows.Add(new(customer.Id, place.Organisation, place.Branch));
            }
        }

        await db.SaveChangesAsync();
        return rows;
    }

    private static async Task<List<(Person Person, Expected Expected)>> InventAsync(TestDatabase database, Random random)
    {
        await using var db = database.Open();
        var (world, places) = (database.World, Places(database.World));
        var people = new List<(Person, Expected)>();
        for (var i = 0; i < People; i++)
        {
            var role = (StaffRole)random.Next(1, 6);
            Guid? own =
                role == StaffRole.PlatformAdmin ? null
                : random.Next(2) == 0 ? world.North
                : world.South;
            var expected = new Expected(role, own, random.Next(10) > 0, random.Next(10) > 0, [], []);
            var person = new Person($"p{i}", role, NewId(), own, NewId(), NewId().ToString("N"));
            db.Add(UserOf(person, expected));
            db.Add(SessionOf(person, expected));
            // also rows that a mistake elsewhere might leave behind: memberships and grants in the other organisation
            foreach (var place in places.Where(_ => random.Next(3) == 0))
            {
                db.Add(BranchMembership.Create(person.Id, place.Organisation, place.Branch, Now));
                expected.Members.Add(place);
            }

            foreach (var place in places.Where(_ => random.Next(3) == 0))
            {
                var level = random.Next(2) == 0 ? GrantLevel.Full : GrantLevel.ReadOnly;
                var ends = Now.AddSeconds(random.Next(-2, 3));
                var revoked = random.Next(4) == 0;
                var grant = BranchGrant.Create((person.Id, place.Organisation, place.Branch, level), "Reemplazo", Now.AddDays(-1), ends);
                db.Add(grant);
                if (revoked)
                {
                    grant.Revoke(Now);
                }

                expected.Grants.Add((place, level, ends > Now && !revoked));
            }

            people.Add((person, expected));
        }

        await db.SaveChangesAsync();
        return people;
    }

    private static OpticaUser UserOf(Person person, Expected expected) =>
        new()
        {
            Id = person.Id,
            UserName = person.Name,
            NormalizedUserName = person.Name.ToUpperInvariant(),
            DisplayName = person.Name,
            Role = person.Role,
            OrganisationId = person.OrganisationId,
            SecurityStamp = person.Stamp,
            IsActive = expected.IsActive,
        };

    private static UserSession SessionOf(Person person, Expected expected)
    {
        var session = UserSession.Start(person.SessionId, person.Id, null, Now);
        if (!expected.IsSignedIn)
        {
            session.End(Now);
        }

        return session;
    }

    private sealed record Row(Guid Id, Guid Organisation, Guid Branch);

    /// <summary>The oracle: DOMAIN §1's table, in other words than the portal's.</summary>
    private sealed record Expected(
        StaffRole Role,
        Guid? Own,
        bool IsActive,
        bool IsSignedIn,
        HashSet<(Guid, Guid)> Members,
        List<((Guid, Guid) Place, GrantLevel Level, bool Valid)> Grants
    )
    {
        public bool Reads(Guid organisation, Guid branch) =>
            Changes(organisation, branch)
            || (Lives(organisation) && Grants.Exists(grant => grant.Valid && grant.Place == (organisation, branch)));

        public bool Changes(Guid organisation, Guid branch) =>
            Lives(organisation)
            && (
                Role == StaffRole.SuperAdmin
                || Members.Contains((organisation, branch))
                || Grants.Exists(grant => grant is { Valid: true, Level: GrantLevel.Full } && grant.Place == (organisation, branch))
            );

        private bool Lives(Guid organisation) => IsActive && IsSignedIn && Own == organisation;
    }
}
