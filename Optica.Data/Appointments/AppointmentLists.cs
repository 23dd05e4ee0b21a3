using Microsoft.EntityFrameworkCore;
using Optica.Data.Tenancy;
using Optica.Domain.Appointments;
using Optica.Domain.Common;

namespace Optica.Data.Appointments;

/// <summary>The shapes of visit queries: filter and projection. Nothing here decides who may see what.</summary>
internal static class AppointmentLists
{
    /// <summary>Keeps to the branch that the caller has selected, if any.</summary>
    public static IQueryable<Appointment> InSelectedBranch(this IQueryable<Appointment> rows, AccessScope scope) =>
        scope.SelectedBranchId is { } selected ? rows.Where(row => row.BranchId == selected) : rows;

    /// <summary>Applies the filter, but its days.</summary>
    public static IQueryable<Appointment> Filter(this IQueryable<Appointment> rows, AppointmentFilter filter)
    {
        if (filter.BranchId is { } branch)
        {
            rows = rows.Where(row => row.BranchId == branch);
        }

        if (filter.ResourceId is { } resource)
        {
            rows = rows.Where(row => row.ResourceId == resource);
        }

        if (filter.Status is { } status)
        {
            rows = rows.Where(row => row.Status == status);
        }

        return filter.OnlyOccupying ? rows.Where(AppointmentRules.IsOccupying) : rows;
    }

    /// <summary>
    /// Visits as lists show them; customers out of reach stay without a name. Clocks and the names of resources come with
    /// <see cref="CompleteAsync"/>.
    /// </summary>
    public static IQueryable<AppointmentRow> Rows(this IQueryable<Appointment> rows, OpticaDbContext db) =>
        rows.Select(row => new AppointmentRow(
            row.Id,
            row.Version,
            row.BranchId,
            db.Branches.Where(branch => branch.Id == row.BranchId).Select(branch => branch.Name).FirstOrDefault() ?? "",
            row.ResourceId,
            "",
            row.Type,
            row.Status,
            row.StartsAt,
            row.EndsAt,
            new Visitor(
                row.CustomerId,
                row.GuestName
                    ?? db.Customers.Where(customer => customer.Id == row.CustomerId).Select(customer => customer.FullName).FirstOrDefault(),
                row.GuestPhone
                    ?? db.Customers.Where(customer => customer.Id == row.CustomerId).Select(customer => customer.Phone).FirstOrDefault(),
                row.CustomerBranchId,
                db.Branches.Where(branch => branch.Id == row.CustomerBranchId).Select(branch => branch.Name).FirstOrDefault() ?? ""
            )
        )
        {
            Notes = row.Notes,
            FreeAt = row.FreeAt,
        });

    /// <summary>Gives rows the clock of their branch, the name of their resource and what the caller may do, with two small queries for all.</summary>
    public static async Task<IReadOnlyList<AppointmentRow>> CompleteAsync(
        this IReadOnlyList<AppointmentRow> rows,
        OpticaDbContext db,
        bool mayEdit,
        CancellationToken cancellation
    )
    {
        var zones = await ZonesAsync(db, cancellation);
        var ids = rows.Select(row => row.ResourceId).Distinct().ToList();
        // the visit is in reach, so is the name of what it is booked on
        var resources = await db
            .BookableResources.IgnoreQueryFilters([TenancyModel.BranchFilter])
            .Where(resource => ids.Contains(resource.Id))
            .ToDictionaryAsync(resource => resource.Id, resource => resource.Name, cancellation);
        return
        [
            .. rows.Select(row =>
                row with
                {
                    Resource = resources.GetValueOrDefault(row.ResourceId, ""),
                    LocalStart = WallClock.Of(row.StartsAt, zones[row.BranchId]),
                    LocalEnd = WallClock.Of(row.EndsAt, zones[row.BranchId]),
                    MayChange = mayEdit && AppointmentLoading.MayChange(db.Scope, row.BranchId, row.Visitor.BranchId),
                }
            ),
        ];
    }

    /// <summary>Zones of the organisation's branches (CL-11).</summary>
    public static async Task<Dictionary<Guid, TimeZoneInfo>> ZonesAsync(OpticaDbContext db, CancellationToken cancellation)
    {
        var names = await db.Branches.Select(row => new { row.Id, row.TimeZone }).ToListAsync(cancellation);
        return names.ToDictionary(row => row.Id, row => TimeZoneInfo.FindSystemTimeZoneById(row.TimeZone));
    }
}
