using Microsoft.EntityFrameworkCore;
using Optica.Data.Organisations;
using Optica.Domain.Prescriptions;

namespace Optica.Data.Prescriptions;

/// <summary>The shapes of prescription queries. Nothing here decides who may see what, and nothing here is medical.</summary>
internal static class PrescriptionLists
{
    /// <summary>A customer's newest first.</summary>
    public static IQueryable<Prescription> NewestFirst(this IQueryable<Prescription> rows) =>
        rows.OrderByDescending(row => row.PrescribedOn).ThenByDescending(row => row.Id);

    /// <summary>The plain side with the status as stored: <see cref="On"/> brings it to the day.</summary>
    public static IQueryable<PrescriptionRow> Rows(this IQueryable<Prescription> rows, OpticaDbContext db) =>
        rows.AsNoTracking()
            .Select(row => new PrescriptionRow(
                row.Id,
                row.Version,
                row.CustomerId,
                row.BranchId,
                db.Branches.Where(branch => branch.Id == row.BranchId).Select(branch => branch.Name).FirstOrDefault() ?? "",
                row.Kind,
                row.Status,
                row.PrescribedOn,
                row.ExpiresOn,
                row.AmendsId
            ));

    /// <summary>The row as it reads on the day of its branch (OR-24).</summary>
    public static PrescriptionRow On(this PrescriptionRow row, BranchDays days) =>
        row with
        {
            Status = PrescriptionLife.On(row.Status, row.ExpiresOn, days[row.BranchId]),
        };
}
