using Microsoft.EntityFrameworkCore;
using Optica.Domain.Audit;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Data.Backups;

/// <summary>Whether a copy is of one moment.</summary>
public sealed partial class BackupTests
{
    /// <summary>Each customer was written together with their medical record and the line that tells of it: all three or none are there.</summary>
    private static async Task IsOfOneMomentAsync(TestDatabase copy)
    {
        var customers = await copy.ReadAsync(db => db.Customers.Select(row => row.Id).ToListAsync(Cancellation));
        var medical = await copy.ReadAsync(db => db.CustomerMedical.Select(row => row.CustomerId).ToListAsync(Cancellation));
        var lines = await copy.ReadAsync(db =>
            db.AuditEntries.Where(row => row.RecordKind == "customer" && row.Action == AuditActions.Create)
                .Select(row => row.RecordId)
                .ToListAsync(Cancellation)
        );
        Assert.Equal(customers.Order(), medical.Order());
        Assert.Equal(customers.Order(), lines.Order());
    }
}
