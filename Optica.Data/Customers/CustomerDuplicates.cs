using Microsoft.EntityFrameworkCore;
using Optica.Data.Audit;
using Optica.Data.Tenancy;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>Finds customers with the same RUT, e-mail or phone across the organisation (DOMAIN §2 "Duplicates").</summary>
internal static class CustomerDuplicates
{
    private const int Most = 10;

    /// <summary>What to look for.</summary>
    /// <param name="BranchId">Branch the customer is or will be in.</param>
    /// <param name="Rut">RUT, stored form, or null to leave it out.</param>
    /// <param name="Email">E-mail, stored form, or null to leave it out.</param>
    /// <param name="Phone">Phone, stored form, or null to leave it out.</param>
    /// <param name="Except">The customer itself.</param>
    internal sealed record Wanted(Guid BranchId, string? Rut, string? Email, string? Phone, Guid? Except)
    {
        public static Wanted Of(CustomerInput input, Guid branchId) => new(branchId, input.Rut, input.Email, input.Phone, null);
    }

    /// <summary>Hits, those in the way first. Of customers out of reach only the branch's name is told.</summary>
    public static async Task<IReadOnlyList<Duplicate>> FindAsync(
        OpticaDbContext db,
        Wanted wanted,
        SharedContact confirmed,
        CancellationToken cancellation
    )
    {
        if (wanted is { Rut: null, Email: null, Phone: null } || db.Scope.OrganisationId is not { } organisationId)
        {
            return [];
        }

        var rows = await db
            .Customers.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .Where(row => row.OrganisationId == organisationId && row.Id != wanted.Except)
            .Where(row =>
                (wanted.Rut != null && row.Rut == wanted.Rut)
                || (wanted.Email != null && row.Email == wanted.Email)
                || (wanted.Phone != null && row.Phone == wanted.Phone)
            )
            .OrderBy(row => row.Id)
            .Take(Most * Most)
            .Select(row => new Hit(row.Id, row.FullName, row.BranchId, row.Rut, row.Email, row.Phone, row.IsActive))
            .ToListAsync(cancellation);
        var branches = rows.Count == 0 ? [] : await db.Branches.ToDictionaryAsync(row => row.Id, row => row.Name, cancellation);
        IReadOnlyList<Duplicate> told =
        [
            .. rows.Select(row => Tell(row, wanted, confirmed, db.Scope, branches)).OrderByDescending(hit => hit.Blocks).Take(Most),
        ];
        await db.NoteSeenAsync(SightingSurface.Duplicates, told.Select(hit => hit.Id).OfType<Guid>(), cancellation);
        return told;
    }

    private static Duplicate Tell(Hit row, Wanted wanted, SharedContact confirmed, AccessScope scope, Dictionary<Guid, string> branches)
    {
        var fields = new List<string>(3);
        AddIf(fields, Duplicate.RutField, wanted.Rut is not null && row.Rut == wanted.Rut);
        AddIf(fields, Duplicate.EmailField, wanted.Email is not null && row.Email == wanted.Email);
        AddIf(fields, Duplicate.PhoneField, wanted.Phone is not null && row.Phone == wanted.Phone);
        var blocks =
            row.BranchId == wanted.BranchId
            && fields.Exists(field =>
                field switch
                {
                    Duplicate.EmailField => !confirmed.HasFlag(SharedContact.Email),
                    Duplicate.PhoneField => !confirmed.HasFlag(SharedContact.Phone),
                    _ => true,
                }
            );
        var visible = scope.Reaches(row.BranchId);
        return new Duplicate(
            visible ? row.Id : null,
            visible ? row.FullName : null,
            row.BranchId,
            branches.GetValueOrDefault(row.BranchId, ""),
            fields,
            !visible || row.IsActive,
            blocks
        );
    }

    private static void AddIf(List<string> fields, string field, bool same)
    {
        if (same)
        {
            fields.Add(field);
        }
    }

    private sealed record Hit(Guid Id, string FullName, Guid BranchId, string? Rut, string? Email, string? Phone, bool IsActive);
}
