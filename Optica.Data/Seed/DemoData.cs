using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Optica.Data.Access;
using Optica.Data.Customers;
using Optica.Data.Encryption;
using Optica.Data.Hosting;
using Optica.Data.Tenancy;
using Optica.Domain.Access;
using Optica.Domain.Common;
using Optica.Domain.Customers;
using Optica.Domain.Organisations;

namespace Optica.Data.Seed;

/// <summary>Fills an empty database with the demo: two chains, five branches, staff of every role, 3,000 customers.</summary>
public sealed class DemoData(
    SystemAccess system,
    DataKeyRing ring,
    MedicalRecords medical,
    IPasswordHasher<OpticaUser> hasher,
    TimeProvider time
)
{
    private const int Seed = 2026;
    private const int Chunk = 500;

    /// <summary>Seeds, unless there are users already.</summary>
    /// <param name="share">Share of the customers to make, 0–1: tests need a few only.</param>
    /// <param name="cancellation">Cancels between chunks.</param>
    /// <returns>Whether anything was seeded.</returns>
    public async Task<bool> SeedAsync(double share, CancellationToken cancellation)
    {
        await using var db = system.Open();
        if (await db.Users.AnyAsync(cancellation))
        {
            return false;
        }

        db.Set<InstallationFact>().Add(new(InstallationFact.Demo, "yes"));
        db.Users.Add(UserOf(DemoAccounts.Platform, null));
        var people = new DemoPeople(Seed, Now);
        foreach (var plan in DemoAccounts.Organisations)
        {
            await SeedOrganisationAsync(db, plan, people, share, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        return true;
    }

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    private async Task SeedOrganisationAsync(
        OpticaDbContext db,
        DemoOrganisation plan,
        DemoPeople people,
        double share,
        CancellationToken cancellation
    )
    {
        var organisation = Organisation.Create(Ids.New(time), plan.Name);
        db.Add(organisation);
        db.Add(ring.Make(organisation.Id));
        var branches = plan.Branches.ToDictionary(
            branch => branch.Name,
            branch => Branch.Create(Ids.New(time), organisation.Id, branch.Name).At(branch.Address, branch.Comuna),
            StringComparer.Ordinal
        );
        db.AddRange(branches.Values);
        foreach (var account in plan.Staff)
        {
            AddStaff(db, account, organisation.Id, branches);
        }

        await db.SaveChangesAsync(cancellation);
        foreach (var branch in plan.Branches)
        {
            var count = (int)Math.Ceiling(branch.Customers * share);
            await SeedCustomersAsync(db, branches[branch.Name], people.Take(count, branch.Comuna), cancellation);
        }
    }

    private void AddStaff(OpticaDbContext db, DemoAccount account, Guid organisationId, Dictionary<string, Branch> branches)
    {
        var user = UserOf(account, organisationId);
        db.Users.Add(user);
        foreach (var branch in account.Branches)
        {
            db.BranchMemberships.Add(BranchMembership.Create(user.Id, organisationId, branches[branch].Id, Now));
        }

        if (account.Branches.Count == 1)
        {
            user.HomeBranchId = branches[account.Branches[0]].Id;
        }

        if (account.ReadOnlyGrant is { } granted)
        {
            var to = (user.Id, organisationId, branches[granted].Id, GrantLevel.ReadOnly);
            db.BranchGrants.Add(BranchGrant.Create(to, "Reemplazo durante feriado legal", Now, Now.AddYears(1)));
        }
    }

    private OpticaUser UserOf(DemoAccount account, Guid? organisationId)
    {
        var user = new OpticaUser
        {
            Id = Ids.New(time),
            UserName = account.Email,
            NormalizedUserName = account.Email.ToUpperInvariant(),
            Email = account.Email,
            NormalizedEmail = account.Email.ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            DisplayName = account.Name,
            OrganisationId = organisationId,
            Role = account.Role,
            SecurityStamp = Ids.New(time).ToString("N"),
        };
        user.PasswordHash = hasher.HashPassword(user, DemoAccounts.Password);
        return user;
    }

    private async Task SeedCustomersAsync(OpticaDbContext db, Branch branch, IEnumerable<DemoPerson> people, CancellationToken cancellation)
    {
        foreach (var chunk in people.Chunk(Chunk))
        {
            foreach (var person in chunk)
            {
                await AddCustomerAsync(db, branch, person, cancellation);
            }

            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
    }

    private async Task AddCustomerAsync(OpticaDbContext db, Branch branch, DemoPerson person, CancellationToken cancellation)
    {
        CustomerInputNormaliser.Normalise(person.Input);
        var customer = Customer.Create(Ids.New(person.CreatedAt), (branch.OrganisationId, branch.Id), person.Input, SharedContact.None);
        if (!person.IsActive)
        {
            customer.Deactivate();
        }

        db.Customers.Add(customer).Property(row => row.CreatedAt).CurrentValue = person.CreatedAt;
        db.CustomerFigures.Add(CustomerFigures.Create(customer, person.CreatedAt));
        if (MedicalFields.Of(person.Input) is { IsEmpty: false } fields)
        {
            await medical.StageAsync(db, customer, fields, cancellation);
        }
    }
}
