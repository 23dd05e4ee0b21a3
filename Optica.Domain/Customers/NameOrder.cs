namespace Optica.Domain.Customers;

/// <summary>Lists of names.</summary>
public static class NameOrder
{
    /// <summary>In the order in which people read names, whatever their case and accents; the databases do not all do that.</summary>
    /// <param name="rows">What has the names.</param>
    /// <param name="name">The name of one.</param>
    public static IOrderedEnumerable<T> InOrderOfNames<T>(this IEnumerable<T> rows, Func<T, string> name) =>
        rows.OrderBy(row => SearchText.Fold(name(row)), StringComparer.Ordinal);
}
