using System.Linq.Expressions;
using System.Reflection;
using Optica.Domain.Customers;

namespace Optica.Data.Customers;

/// <summary>Pages that begin beside a known row: as fast a million rows down as at the top, since none is counted off (PERFORMANCE §2).</summary>
internal static class CustomerKeysets
{
    private static readonly MethodInfo Compare = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;

    /// <summary>The rows that come after another one in an order, the next one first.</summary>
    /// <param name="rows">The list.</param>
    /// <param name="order">Its order.</param>
    /// <param name="anchor">The other row.</param>
    /// <returns>The rows, or null where the order has nothing to go by: a customer who never bought, sorted by their last order.</returns>
    public static IQueryable<CustomerFigures>? After(
        this IQueryable<CustomerFigures> rows,
        (CustomerSort Sort, bool Descending) order,
        CustomerFigures anchor
    )
    {
        var past = order.Sort switch
        {
            CustomerSort.CreatedAt => rows.Past(row => row.CreatedAt, anchor.CreatedAt, order.Descending, anchor.CustomerId),
            CustomerSort.TotalSpent => rows.Past(row => row.TotalSpent, anchor.TotalSpent, order.Descending, anchor.CustomerId),
            CustomerSort.OrderCount => rows.Past(row => row.OrderCount, anchor.OrderCount, order.Descending, anchor.CustomerId),
            CustomerSort.LastOrderDate => anchor.LastOrderAt is null
                ? null
                : rows.Where(row => row.LastOrderAt != null)
                    .Past(row => row.LastOrderAt, anchor.LastOrderAt, order.Descending, anchor.CustomerId),
            _ => rows.Past(row => row.SortName, anchor.SortName, order.Descending, anchor.CustomerId),
        };
        return past?.Order(order.Sort, order.Descending);
    }

    /// <summary>
    /// Not "greater, or the same and a later id", which no index can be entered by, but "not less, and of the same only later ids".
    /// </summary>
    private static IQueryable<CustomerFigures> Past<T>(
        this IQueryable<CustomerFigures> rows,
        Expression<Func<CustomerFigures, T>> key,
        T value,
        bool down,
        Guid id
    )
    {
        var row = key.Parameters[0];
        var bound = Captured(value);
        var later = Differs(Expression.Property(row, nameof(CustomerFigures.CustomerId)), Captured(id), down, orSame: false);
        var past = Expression.AndAlso(
            Differs(key.Body, bound, down, orSame: true),
            Expression.OrElse(Differs(key.Body, bound, down, orSame: false), later)
        );
        return rows.Where(Expression.Lambda<Func<CustomerFigures, bool>>(past, row));
    }

    private static BinaryExpression Differs(Expression left, Expression right, bool down, bool orSame)
    {
        if (left.Type == typeof(string))
        {
            (left, right) = (Expression.Call(Compare, left, right), Expression.Constant(0));
        }

        return (down, orSame) switch
        {
            (false, false) => Expression.GreaterThan(left, right),
            (false, true) => Expression.GreaterThanOrEqual(left, right),
            (true, false) => Expression.LessThan(left, right),
            (true, true) => Expression.LessThanOrEqual(left, right),
        };
    }

    /// <summary>A parameter of the statement, as a variable of a lambda is one; a constant would be another statement for each row.</summary>
    private static MemberExpression Captured<T>(T value) =>
        Expression.Property(Expression.Constant(new StrongBox<T>(value)), nameof(StrongBox<T>.Value));

    private sealed record StrongBox<T>(T Value);
}
