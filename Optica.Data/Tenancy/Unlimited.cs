using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace Optica.Data.Tenancy;

/// <summary>
/// "The filter has no limit", said so that EF decides it when it writes the statement: a parameter that is null makes the condition
/// true, any other takes it out. As a comparison in the filter it would be a parameter of its own, and its OR would keep every query
/// from its indexes.
/// </summary>
internal static class Unlimited
{
    /// <summary>Whether a limit on organisations is none.</summary>
    public static bool Is(Guid? limit) => limit is null;

    /// <summary>Whether a limit on branches is none.</summary>
    public static bool Is(bool? limit) => limit is null;

    /// <summary>Tells the model what both are in SQL.</summary>
    public static void Declare(ModelBuilder builder)
    {
        foreach (var type in new[] { typeof(Guid?), typeof(bool?) })
        {
            builder
                .HasDbFunction(typeof(Unlimited).GetMethod(nameof(Is), BindingFlags.Public | BindingFlags.Static, [type])!)
                .HasTranslation(given => new SqlUnaryExpression(ExpressionType.Equal, given[0], typeof(bool), null));
        }
    }
}
