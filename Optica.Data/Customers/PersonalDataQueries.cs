using System.Globalization;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Optica.Data.Audit;
using Optica.Domain.Audit;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>Reads all that is stored about a person, table by table (<see cref="PersonalTables"/>).</summary>
public sealed class PersonalDataQueries(
    IDbContextFactory<OpticaDbContext> contexts,
    ICurrentAccess access,
    PersonalMedical medical,
    TimeProvider time
)
{
    private static readonly MethodInfo RowsMethod = typeof(PersonalDataQueries).GetMethod(
        nameof(RowsAsync),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    /// <summary>Reads it. The medical parts are in it only for who has the clinical permission, and reading them is recorded.</summary>
    /// <param name="customerId">The customer.</param>
    /// <param name="withMedical">Whether the medical parts are wanted.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <returns>The data; <see cref="NotFound"/> or <see cref="AccessDenied"/>.</returns>
    public async Task<Result<PersonalData>> ReadAsync(Guid customerId, bool withMedical, CancellationToken cancellation)
    {
        if (await access.RefuseAsync(Permissions.CustomersRights, cancellation) is { } refused)
        {
            return refused;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellation);
        var loaded = await RightsLoading.CustomerAsync(db, customerId, cancellation);
        if (!loaded.TryGet(out var customer, out var error))
        {
            return error;
        }

        await db.NoteSeenAsync(SightingSurface.PersonalFile, [customerId], cancellation);
        var sections = new List<PersonalSection>();
        foreach (var type in PersonalTables.Of(db.Model))
        {
            var rows =
                (Task<PersonalSection>)RowsMethod.MakeGenericMethod(type.ClrType).Invoke(null, [db, type, customerId, cancellation])!;
            sections.Add(await rows);
        }

        var clinical = withMedical && db.Scope.May(Permissions.Clinical);
        if (clinical)
        {
            sections.AddRange(await medical.ReadAsync(db, customer, cancellation));
        }

        var branch = await db.Branches.AsNoTracking().SingleAsync(row => row.Id == customer.BranchId, cancellation);
        return new PersonalData
        {
            CustomerId = customerId,
            Name = customer.FullName,
            Organisation = await db
                .Organisations.Where(row => row.Id == customer.OrganisationId)
                .Select(row => row.Name)
                .SingleAsync(cancellation),
            Branch = branch.Name,
            TimeZone = branch.TimeZone,
            MadeBy = db.Scope.UserName,
            MadeAt = time.GetUtcNow().UtcDateTime,
            Sections = sections,
            HasMedical = clinical,
        };
    }

    private static async Task<PersonalSection> RowsAsync<T>(
        OpticaDbContext db,
        IEntityType type,
        Guid customerId,
        CancellationToken cancellation
    )
        where T : class
    {
        var columns = PersonalTables.Columns(type);
        var found = await db.Set<T>().AsNoTracking().Where(PersonalTables.Rows<T>(customerId)).ToListAsync(cancellation);
        return new(
            PersonalTables.Name(typeof(T).Name),
            [.. columns.Select(column => PersonalTables.Name(column.Name))],
            [.. found.Select(one => columns.Select(column => Plain(column.GetValue(one))).ToList())]
        );
    }

    private static object? Plain(object? value) =>
        value switch
        {
            null or string or bool or int or long => value,
            Enum named => PersonalTables.Name(named.ToString()),
            DateTime instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString(),
        };
}
