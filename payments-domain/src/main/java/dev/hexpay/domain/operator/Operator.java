package dev.hexpay.domain.operator;

import dev.hexpay.domain.tenant.Scope;
import org.jspecify.annotations.Nullable;

/**
 * A person who is logged in.
 *
 * @param name who it is, as the audit log shows it: the name of the login link, or the prefix and name of the API key
 * @param role what the person may do
 * @param boundTo the only scope that the person may enter; null for every organization and mode
 */
public record Operator(
        String name, OperatorRole role, @Nullable Scope boundTo) {
    /** Whether the person may see data of this scope. */
    public boolean mayEnter(Scope scope) {
        return boundTo == null || boundTo.equals(scope);
    }

    /** Whether the role of the person allows this action. */
    public boolean may(OperatorAction action) {
        return role.includes(action.required());
    }
}
