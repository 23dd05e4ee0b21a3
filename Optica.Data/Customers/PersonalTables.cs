using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Optica.Data.Tenancy;
using Optica.Domain.Common;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>
/// Which tables hold something about a person, by the model: the customer's own, and every one with the customer's id. A new table is in
/// the export without a line here; what is not says why.
/// </summary>
public static class PersonalTables
{
    /// <summary>Name of the property that says whose a row is.</summary>
    public const string Key = "CustomerId";

    /// <summary>Tables that are not copied as they are, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> LeftOut = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AppointmentCell"] = "The minutes that a visit occupies on its resource: they follow from the visit, which is in the export.",
        ["SightedCustomer"] = "Who of the staff saw them, for a report of a breach: about the staff, and answered as the audit trail is.",
        ["CustomerMedical"] = "Ciphertext: told in clear in the section customer_medical, with the clinical permission.",
        ["PrescriptionMedical"] = "Ciphertext: told in clear in the section prescription_medical, with the clinical permission.",
        ["WorkOrderMedical"] = "Ciphertext: told in clear in the section work_order_medical, with the clinical permission.",
        ["WorkOrderCheck"] = "Ciphertext: told in clear in the section work_order_check, with the clinical permission.",
    };

    private static readonly HashSet<string> Bookkeeping = new(StringComparer.Ordinal)
    {
        nameof(IOrganisationOwned.OrganisationId),
        nameof(IVersioned.Version),
        nameof(Customer.UniqueEmail),
        nameof(Customer.UniquePhone),
        nameof(Customer.SearchText),
        nameof(Customer.SortName),
        nameof(CustomerTag.Folded),
    };

    /// <summary>The tables that are copied, by name.</summary>
    public static IReadOnlyList<IEntityType> Of(IModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return
        [
            .. model
                .GetEntityTypes()
                .Where(type => IsPersonal(type) && !LeftOut.ContainsKey(type.ClrType.Name))
                .OrderBy(type => type.ClrType != typeof(Customer))
                .ThenBy(type => type.ClrType.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether rows of a table are about a customer.</summary>
    public static bool IsPersonal(IReadOnlyEntityType type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.ClrType == typeof(Customer) || type.FindProperty(Key) is not null;
    }

    /// <summary>The rows of a table that are about a customer, in a context that knows the organisation.</summary>
    /// <typeparam name="T">One for which <see cref="IsPersonal"/> holds.</typeparam>
    internal static Expression<Func<T, bool>> Rows<T>(Guid customerId)
        where T : class
    {
        var row = Expression.Parameter(typeof(T));
        return Expression.Lambda<Func<T, bool>>(Is(row, typeof(T) == typeof(Customer) ? nameof(Customer.Id) : Key, customerId), row);
    }

    /// <summary>The same by the organisation too, at which every index begins: without it a whole table is looked through.</summary>
    /// <typeparam name="T">One for which <see cref="IsPersonal"/> holds.</typeparam>
    internal static Expression<Func<T, bool>> Rows<T>(Guid organisationId, Guid customerId)
        where T : class
    {
        var whose = Rows<T>(customerId);
        var own = Is(whose.Parameters[0], nameof(IOrganisationOwned.OrganisationId), organisationId);
        return Expression.Lambda<Func<T, bool>>(Expression.AndAlso(own, whose.Body), whose.Parameters);
    }

    /// <summary>What a table has about a customer, in whichever branch.</summary>
    /// <typeparam name="T">One for which <see cref="IsPersonal"/> holds.</typeparam>
    internal static IQueryable<T> Of<T>(OpticaDbContext db, Guid organisationId, Guid customerId)
        where T : class => db.Set<T>().IgnoreQueryFilters([TenancyModel.BranchFilter]).Where(Rows<T>(organisationId, customerId));

    private static BinaryExpression Is(ParameterExpression row, string property, Guid value)
    {
        var key = Expression.Property(row, property);
        // a captured value is a parameter of the statement
        Expression<Func<Guid>> wanted = () => value;
        return Expression.Equal(key, Expression.Convert(wanted.Body, key.Type));
    }

    /// <summary>Name of a table or column in the file.</summary>
    public static string Name(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name);

    /// <summary>The columns of a table that are about the person: no bookkeeping, and nobody of the staff.</summary>
    internal static IReadOnlyList<PropertyInfo> Columns(IReadOnlyEntityType type) =>
        [
            .. type.GetProperties()
                .Where(property => property.PropertyInfo is not null && !Bookkeeping.Contains(property.Name) && !IsStaff(property))
                .Select(property => property.PropertyInfo!),
        ];

    private static bool IsStaff(IReadOnlyProperty property) =>
        (property.ClrType == typeof(Guid) || property.ClrType == typeof(Guid?)) && property.Name.EndsWith("By", StringComparison.Ordinal);
}
