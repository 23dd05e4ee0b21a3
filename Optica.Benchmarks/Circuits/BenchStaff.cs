using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Optica.Benchmarks.Databases;
using Optica.Data.Access;
using Optica.Domain.Access;
using Optica.Domain.Common;

namespace Optica.Benchmarks.Circuits;

/// <summary>People of the largest chain who can sign in: the first of five its super admin, the others sellers, branch after branch.</summary>
internal static class BenchStaff
{
    /// <summary>Of everybody.</summary>
    public const string Password = "Optica-bench-2026!";

    private const int OneOf = 5;

    /// <summary>Adds so many.</summary>
    /// <returns>Their addresses, and the branch of each seller.</returns>
    public static async Task<IReadOnlyList<(string Email, Guid? BranchId)>> AddAsync(BenchDatabase database, int count)
    {
        await using var db = database.System.Open();
        var organisation = database.World.OrganisationId;
        var branches = await db
            .Branches.Where(row => row.OrganisationId == organisation)
            .OrderBy(row => row.Id)
            .Select(row => row.Id)
            .ToListAsync();
        var hash = new PasswordHasher<OpticaUser>().HashPassword(new OpticaUser(), Password);
        var staff = new List<(string Email, Guid? BranchId)>();
        for (var number = 0; number < count; number++)
        {
            var branch = number % OneOf == 0 ? null : (Guid?)branches[(number - (number / OneOf)) % branches.Count];
            var user = User(
                $"{Ids.New(TimeProvider.System):N}@bench.demo",
                hash,
                organisation,
                branch is null ? StaffRole.SuperAdmin : StaffRole.Sales
            );
            db.Users.Add(user);
            await db.SaveChangesAsync();
            if (branch is { } own)
            {
                db.Add(BranchMembership.Create(user.Id, organisation, own, TimeProvider.System.GetUtcNow().UtcDateTime));
            }

            staff.Add((user.Email!, branch));
        }

        await db.SaveChangesAsync();
        return staff;
    }

    private static OpticaUser User(string email, string hash, Guid organisation, StaffRole role) =>
        new()
        {
            Id = Ids.New(TimeProvider.System),
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            DisplayName = "Bench",
            OrganisationId = organisation,
            Role = role,
            SecurityStamp = Ids.New(TimeProvider.System).ToString("N"),
            PasswordHash = hash,
        };
}
