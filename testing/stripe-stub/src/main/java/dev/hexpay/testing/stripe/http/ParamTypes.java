package dev.hexpay.testing.stripe.http;

import com.google.gson.annotations.SerializedName;
import com.stripe.net.ApiRequestParams;
import com.stripe.net.ApiRequestParams.EnumParam;
import com.stripe.param.common.EmptyParam;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the parameters that an endpoint takes from the class of the library that sends them. */
final class ParamTypes {
    private static final ClassValue<Map<String, ParamType>> KNOWN = new ClassValue<>() {
        @Override
        protected Map<String, ParamType> computeValue(Class<?> type) {
            return read(type);
        }
    };

    private ParamTypes() {}

    /** The parameters of a class by their wire names. */
    static Map<String, ParamType> of(Class<?> params) {
        return KNOWN.get(params);
    }

    private static Map<String, ParamType> read(Class<?> params) {
        Map<String, ParamType> types = new LinkedHashMap<>();
        for (Field field : params.getDeclaredFields()) {
            SerializedName name = field.getAnnotation(SerializedName.class);
            if (name != null && !name.value().equals(ApiRequestParams.EXTRA_PARAMS_KEY)) {
                types.put(name.value(), typeOf(params, field));
            }
        }
        return types;
    }

    /** A field of a general type has a setter in the builder for each type that it may be. */
    private static ParamType typeOf(Class<?> params, Field field) {
        if (field.getType() != Object.class && field.getType() != EnumParam.class) {
            return typeOf(field.getGenericType());
        }
        String setter = "set" + Character.toUpperCase(field.getName().charAt(0))
                + field.getName().substring(1);
        List<ParamType> types = setters(params)
                .filter(method -> method.getName().equals(setter) && method.getParameterCount() == 1)
                .map(method -> method.getGenericParameterTypes()[0])
                .sorted(Comparator.comparing((Type type) -> type == EmptyParam.class)
                        .thenComparing(Type::getTypeName))
                .map(ParamTypes::typeOf)
                .toList();
        if (types.isEmpty()) {
            throw new IllegalStateException("no setter says what " + field + " may be");
        }
        return new ParamType.AnyOf(types);
    }

    private static Stream<Method> setters(Class<?> params) {
        return Arrays.stream(params.getDeclaredClasses())
                .filter(type -> type.getSimpleName().equals("Builder"))
                .flatMap(builder -> Arrays.stream(builder.getDeclaredMethods()));
    }

    private static ParamType typeOf(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? new ParamType.ListOf(typeOf(generic.getActualTypeArguments()[0]))
                    : new ParamType.MapOf();
        }
        if (type == EmptyParam.class) {
            return new ParamType.Unset();
        }
        if (type == String.class) {
            return new ParamType.Text();
        }
        if (type == Long.class) {
            return new ParamType.Int();
        }
        if (type == Boolean.class) {
            return new ParamType.Bool();
        }
        if (type == BigDecimal.class) {
            return new ParamType.Decimal();
        }
        if (type instanceof Class<?> other && other.isEnum()) {
            return new ParamType.Choice(words(other));
        }
        if (type instanceof Class<?> other && other.getName().startsWith("com.stripe.param.")) {
            return new ParamType.Shape(other);
        }
        throw new IllegalStateException("the library has parameters of a type that is not known here: " + type);
    }

    private static List<String> words(Class<?> type) {
        List<String> words = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            words.add(((EnumParam) constant).getValue());
        }
        return words;
    }
}
