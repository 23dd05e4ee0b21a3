using System.Linq.Expressions;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Organisations;

namespace Optica.Benchmarks.Audit;

/// <summary>A filter of the audit trail's list.</summary>
/// <param name="Name">What it is called in the table.</param>
/// <param name="Filter">The filter.</param>
/// <param name="Lines">The same in other words, to count what there is.</param>
internal sealed record AuditScenario(string Name, AuditFilter Filter, Expression<Func<AuditEntry, bool>> Lines)
{
    /// <summary>Every filter of the page.</summary>
    /// <param name="who">Somebody who wrote lines.</param>
    /// <param name="branch">A branch.</param>
    /// <param name="record">A record.</param>
    /// <param name="day">A day in the middle.</param>
    public static IReadOnlyList<AuditScenario> All(Guid who, Guid branch, Guid record, DateOnly day)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(Branch.DefaultTimeZone);
        var (from, to) = (LocalDay.Start(day, zone), LocalDay.Start(day.AddDays(60), zone));
        return
        [
            new("everything", new(), row => true),
            new("sixty days", new() { From = day, To = day.AddDays(59) }, row => row.At >= from && row.At < to),
            new("a person", new() { UserId = who }, row => row.UserId == who),
            new("a branch", new() { BranchId = branch }, row => row.BranchId == branch),
            new("an action", new() { Action = AuditActions.Update }, row => row.Action == AuditActions.Update),
            new("a rare action", new() { Action = AuditActions.Deactivate }, row => row.Action == AuditActions.Deactivate),
            new(
                "what was seen",
                new() { Action = AuditActions.Seen },
                row => row.Action == AuditActions.Opened || row.Action == AuditActions.MedicalRead || row.Action == AuditActions.Export
            ),
            new(
                "what a person saw",
                new() { Action = AuditActions.Seen, UserId = who },
                row =>
                    row.UserId == who
                    && (row.Action == AuditActions.Opened || row.Action == AuditActions.MedicalRead || row.Action == AuditActions.Export)
            ),
            new("a kind", new() { Kind = "order" }, row => row.RecordKind == "order"),
            new("a rare kind", new() { Kind = AuditLines.RareKind }, row => row.RecordKind == AuditLines.RareKind),
            new("a record", new() { RecordId = record }, row => row.RecordId == record),
            new("a customer", new() { CustomerId = record }, row => row.RecordId == record),
            new(
                "a branch and an action",
                new() { BranchId = branch, Action = AuditActions.Create },
                row => row.BranchId == branch && row.Action == AuditActions.Create
            ),
            new("a text that many have", new() { Text = "persona 7" }, row => row.UserName.StartsWith("Persona 7")),
            new("a text that nobody has", new() { Text = "zzz" }, row => false),
        ];
    }
}
