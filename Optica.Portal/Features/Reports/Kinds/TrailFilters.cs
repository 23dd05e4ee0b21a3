using Microsoft.Extensions.Localization;
using Optica.Data.Audit;
using Optica.Portal.Resources;

namespace Optica.Portal.Features.Reports.Kinds;

/// <summary>Filters of the trail's reports by name: the person, the record, the customer. The trail keeps their ids.</summary>
public sealed class TrailFilters(AuditQueries trail, IStringLocalizer<ReportTexts> words)
{
    /// <summary>Whose doings; null for everybody's.</summary>
    public async Task<ReportFilter?> PersonAsync(Guid? userId, CancellationToken cancellation)
    {
        if (userId is not { } id)
        {
            return null;
        }

        var people = (await trail.PeopleAsync(cancellation)).TryGet(out var known, out _) ? known : [];
        var person = people.FirstOrDefault(one => one.Id == id);
        var name = person is { IsPlatform: true } ? words["platform_person", person.Name] : person?.Name;
        return Of("Person", name ?? id.ToString());
    }

    /// <summary>Of which record or customer; null for all.</summary>
    /// <param name="name">Name of the filter.</param>
    /// <param name="recordId">The record.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<ReportFilter?> RecordAsync(string name, Guid? recordId, CancellationToken cancellation)
    {
        if (recordId is not { } id)
        {
            return null;
        }

        var known = (await trail.NameAsync(id, cancellation)).TryGet(out var found, out _) && found.Length > 0;
        return Of(name, known ? found! : id.ToString()) with { Kept = id.ToString() };
    }

    /// <summary>A filter by its name.</summary>
    public ReportFilter Of(string name, string text) => new(name, words[$"filter_{name}"], text);
}
