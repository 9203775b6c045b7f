using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace LucidCompliance.Engine.Fixes;

/// <summary>Compares by identity: two records with equal members are two findings.</summary>
internal sealed class ReferenceComparer<T> : IEqualityComparer<T>
    where T : class
{
    public static readonly ReferenceComparer<T> Instance = new();

    public bool Equals(T? x, T? y) => ReferenceEquals(x, y);

    public int GetHashCode(T obj) => RuntimeHelpers.GetHashCode(obj);
}
